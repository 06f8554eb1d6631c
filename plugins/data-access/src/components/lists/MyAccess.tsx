import { EmptyState, LinkButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import { AccessRequest } from '@meshport/backstage-plugin-data-access-common';
import { RequestListQuery, useRequestList } from '../../hooks/useRequestList';
import { AccessAction } from '../../model/actions';
import { canEnd } from '../../model/phases';
import { marketplaceRouteRef, requestDetailsRouteRef } from '../../routes';
import {
  actionsColumn,
  askedColumn,
  portColumn,
  productColumn,
  purposeColumn,
  stateColumn,
  untilColumn,
} from './requestColumns';
import { RequestTable } from './RequestTable';
import { useActionDialog } from './useActionDialog';

const MINE: RequestListQuery = { scope: 'mine' };

/** What the viewer asked for and holds. */
export function MyAccess() {
  const list = useRequestList(MINE);
  const dialog = useActionDialog(list.reload);
  return (
    <>
      {dialog.element}
      <RequestTable
        title="My requests and rights"
        what="your requests"
        list={list}
        columns={[
          productColumn,
          portColumn,
          purposeColumn,
          stateColumn,
          untilColumn,
          askedColumn,
          actionsColumn(request => (
            <MyActions request={request} onAction={dialog.open} />
          )),
        ]}
        empty={
          <EmptyState
            missing="data"
            title="You have not asked for any data yet"
            description="Open a data product and ask for access to one of its output ports."
            action={<FindProducts />}
          />
        }
      />
    </>
  );
}

function MyActions(props: {
  request: AccessRequest;
  onAction: (action: AccessAction, request: AccessRequest) => void;
}) {
  const { request, onAction } = props;
  const detailsPath = useRouteRef(requestDetailsRouteRef);
  if (request.state === 'pending') {
    return (
      <Button size="small" onClick={() => onAction('cancel', request)}>
        Cancel request
      </Button>
    );
  }
  if (!canEnd(request.grant)) {
    return null;
  }
  return (
    <>
      {request.grant?.state === 'active' && (
        <LinkButton
          size="small"
          color="primary"
          to={`${detailsPath({ id: request.id })}#connect`}
        >
          How to connect
        </LinkButton>
      )}
      <Button size="small" onClick={() => onAction('giveBack', request)}>
        Give back
      </Button>
    </>
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
