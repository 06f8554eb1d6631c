import { LinkButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { AccessRequest } from '@meshport/backstage-plugin-data-access-common';
import { requestDetailsRouteRef } from '../../routes';
import {
  actionsColumn,
  askedColumn,
  portColumn,
  purposeColumn,
  requesterColumn,
  stateColumn,
} from '../lists/requestColumns';
import { RequestTable } from '../lists/RequestTable';
import { useRequestList } from '../lists/useRequestList';

/** Requests for a product that wait for a decision; left out when none does. */
export function ProductWaiting(props: {
  /** Entity ref. */
  product: string;
}) {
  const { product } = props;
  const list = useRequestList({ scope: 'all', product, state: ['pending'] });
  return (
    <section
      aria-label="Who waits for a decision"
      hidden={list.value?.items.length === 0}
    >
      <RequestTable
        title="Who waits for a decision"
        what="who waits for a decision"
        list={list}
        columns={[
          requesterColumn,
          portColumn,
          purposeColumn,
          stateColumn,
          askedColumn,
          actionsColumn(request => <OpenRequest request={request} />),
        ]}
        empty={null}
      />
    </section>
  );
}

function OpenRequest(props: { request: AccessRequest }) {
  const detailsPath = useRouteRef(requestDetailsRouteRef);
  return (
    <LinkButton size="small" to={detailsPath({ id: props.request.id })}>
      Open
    </LinkButton>
  );
}
