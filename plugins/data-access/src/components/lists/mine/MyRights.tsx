import { EmptyState, LinkButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { AccessRequest } from '@meshport/backstage-plugin-data-access-common';
import { DateTime } from 'luxon';
import { byEnd } from '../../../model/mine/ending';
import { marketplaceRouteRef } from '../../../routes';
import {
  actionsColumn,
  holderColumn,
  portColumn,
  productColumn,
  purposeColumn,
  stateColumn,
} from '../requestColumns';
import { RequestTable } from '../RequestTable';
import { useActionDialog } from '../useActionDialog';
import { RequestList } from '../useRequestList';
import { EndingSoonNotice } from './EndingSoonNotice';
import { RightActions } from './RightActions';
import { rightUntilColumn } from './rightUntilColumn';

/** What can be read now, or is about to be, in the order of its end. */
export function MyRights(props: {
  list: RequestList;
  /** Requests that wait for a decision, renewals among them. */
  waiting: AccessRequest[];
  viewer: string | undefined;
  onChange: () => void;
}) {
  const { list, waiting, viewer, onChange } = props;
  const dialog = useActionDialog(onChange);
  const now = DateTime.now();
  return (
    <section aria-label="Rights">
      {dialog.element}
      <EndingSoonNotice rights={list.value?.items ?? []} now={now} />
      <RequestTable
        title="What you can read"
        what="your rights"
        list={list}
        arrange={items => [...items].sort((a, b) => byEnd(a.grant, b.grant))}
        columns={[
          productColumn,
          portColumn,
          holderColumn(viewer),
          purposeColumn,
          stateColumn,
          rightUntilColumn,
          actionsColumn(request => (
            <RightActions
              request={request}
              renewal={waiting.find(({ renews }) => renews === request.id)}
              onAction={dialog.open}
            />
          )),
        ]}
        empty={
          <EmptyState
            missing="data"
            title="You have no rights to read data"
            description="Open a data product and ask for access to one of its output ports."
            action={<FindProducts />}
          />
        }
      />
    </section>
  );
}

function FindProducts() {
  const marketplacePath = useRouteRef(marketplaceRouteRef);
  return marketplacePath ? (
    <LinkButton color="primary" variant="contained" to={marketplacePath()}>
      Find a data product
    </LinkButton>
  ) : null;
}
