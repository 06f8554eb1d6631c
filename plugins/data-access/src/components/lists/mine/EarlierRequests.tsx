import { EmptyState } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import { useChoiceInAddress } from '@meshport/backstage-plugin-data-mesh-react';
import { isLiving } from '../../../model/phases';
import {
  askedColumn,
  holderColumn,
  portColumn,
  productColumn,
  purposeColumn,
  stateColumn,
  untilColumn,
} from '../requestColumns';
import { RequestTable } from '../RequestTable';
import { RequestListQuery, useRequestList } from '../useRequestList';

interface Whose {
  holder: string | undefined;
  viewer: string | undefined;
}

/** What is over; loaded when it is asked for. */
export function EarlierRequests(props: Whose) {
  const [shown, setShown] = useChoiceInAddress('earlier', ['hidden', 'shown']);
  return (
    <section aria-label="Earlier requests">
      <Button
        onClick={() => setShown(shown === 'shown' ? 'hidden' : 'shown')}
        aria-expanded={shown === 'shown'}
      >
        {shown === 'shown' ? 'Hide what is over' : 'Show what is over'}
      </Button>
      {shown === 'shown' && <EarlierTable {...props} />}
    </section>
  );
}

const DECIDED: RequestListQuery['state'] = [
  'approved',
  'denied',
  'cancelled',
  'lapsed',
];

function EarlierTable(props: Whose) {
  const { holder, viewer } = props;
  const list = useRequestList({ scope: 'mine', state: DECIDED, holder });
  return (
    <RequestTable
      title="What is over"
      what="your earlier requests"
      list={list}
      arrange={items => items.filter(request => !isLiving(request))}
      columns={[
        productColumn,
        portColumn,
        holderColumn(viewer),
        purposeColumn,
        stateColumn,
        untilColumn,
        askedColumn,
      ]}
      empty={
        <EmptyState
          missing="data"
          title="Nothing is over"
          description="Requests that were denied, withdrawn or lapsed and rights that have ended appear here."
        />
      }
    />
  );
}
