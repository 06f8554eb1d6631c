import { createPermissionResourceRef } from '@backstage/plugin-permission-node';
import {
  AccessRequest,
  RESOURCE_TYPE_ACCESS_REQUEST,
} from '@meshport/backstage-plugin-data-access-common';

/**
 * What a rule asks of the database: the requester, one of the approvers, or the
 * holder is among `values`; a data product counts as held by its owners too.
 * @public
 */
export interface AccessRequestFilter {
  key: 'requester' | 'approver' | 'holder';
  /** Entity refs. */
  values: string[];
}

/**
 * A request for access and the grant that followed it, as a resource of the
 * permission framework. Its reference is the id of the request.
 * @public
 */
export const accessRequestResourceRef = createPermissionResourceRef<
  AccessRequest,
  AccessRequestFilter
>().with({
  pluginId: 'data-access',
  resourceType: RESOURCE_TYPE_ACCESS_REQUEST,
});
