import { EmptyState } from '@backstage/core-components';
import { useEntityOwnership } from '@backstage/plugin-catalog-react';
import { DataProductEntity } from '@meshport/backstage-plugin-data-mesh-common';
import { RequestListQuery, useRequestList } from '../lists/useRequestList';
import { useViewer } from '../../hooks/useViewer';
import {
  actionsColumn,
  portColumn,
  purposeColumn,
  requesterColumn,
  stateColumn,
  untilColumn,
} from '../lists/requestColumns';
import { RequestTable } from '../lists/RequestTable';
import { useActionDialog } from '../lists/useActionDialog';
import { RevokeButton } from './RevokeButton';

/**
 * Everybody's requests and rights on a product. Left out for those who would
 * see only their own, which they already see beside the ports.
 */
export function ProductRequests(props: {
  product: DataProductEntity;
  /** Every request for this product that the viewer may see. */
  query: RequestListQuery;
}) {
  const { product, query } = props;
  const list = useRequestList(query);
  const dialog = useActionDialog(list.retry);
  const viewer = useViewer();
  const { loading, isOwnedEntity } = useEntityOwnership();

  const seesOthers = list.value?.items.some(item => item.requester !== viewer);
  if (loading || !viewer || !(seesOthers || isOwnedEntity(product))) {
    return null;
  }
  return (
    <>
      {dialog.element}
      <RequestTable
        title="Who asked and who can read"
        what="the requests for this product"
        list={list}
        columns={[
          requesterColumn,
          portColumn,
          purposeColumn,
          stateColumn,
          untilColumn,
          actionsColumn(request => (
            <RevokeButton
              request={request}
              onClick={() => dialog.open('revoke', request)}
            />
          )),
        ]}
        empty={
          <EmptyState
            missing="data"
            title="Nobody has asked for this product yet"
            description="Requests and rights of others appear here."
          />
        }
      />
    </>
  );
}
