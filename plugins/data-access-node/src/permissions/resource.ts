import { createPermissionResourceRef } from '@backstage/plugin-permission-node';
import {
  AccessRequest,
  RESOURCE_TYPE_ACCESS_REQUEST,
} from '@meshport/backstage-plugin-data-access-common';

/**
 * What a rule asks of the database: the requester, or one of the approvers,
 * is among `values`.
 * @public
 */
export interface AccessRequestFilter {
  key: 'requester' | 'approver';
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
