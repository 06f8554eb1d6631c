import { createPermission } from '@backstage/plugin-permission-common';

/** @public */
export const RESOURCE_TYPE_ACCESS_REQUEST = 'access-request';

/**
 * To see a request and its grant.
 * @public
 */
export const accessRequestReadPermission = createPermission({
  name: 'data-access.request.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_ACCESS_REQUEST,
});

/**
 * To ask for access.
 * @public
 */
export const accessRequestCreatePermission = createPermission({
  name: 'data-access.request.create',
  attributes: { action: 'create' },
});

/**
 * To approve or deny. The backend refuses the requester and anyone who is not
 * an approver of the request whatever the policy says.
 * @public
 */
export const accessRequestDecidePermission = createPermission({
  name: 'data-access.request.decide',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_ACCESS_REQUEST,
});

/**
 * To withdraw a pending request.
 * @public
 */
export const accessRequestCancelPermission = createPermission({
  name: 'data-access.request.cancel',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_ACCESS_REQUEST,
});

/**
 * To end a right, or to try a failed change in the engine again.
 * @public
 */
export const accessGrantRevokePermission = createPermission({
  name: 'data-access.grant.revoke',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_ACCESS_REQUEST,
});

/**
 * To decide about drift: to mend the engine, or to leave it as it is for a
 * time. Owners of a product may for its ports without it.
 * @public
 */
export const accessDriftDecidePermission = createPermission({
  name: 'data-access.drift.decide',
  attributes: { action: 'update' },
});

/**
 * To erase purposes and comments of requests for good.
 * @public
 */
export const accessTextErasePermission = createPermission({
  name: 'data-access.text.erase',
  attributes: { action: 'delete' },
});

/**
 * To read the whole log of access, and who could read what when.
 * @public
 */
export const accessAuditReadPermission = createPermission({
  name: 'data-access.audit.read',
  attributes: { action: 'read' },
});

/**
 * To see access policies and what changed ones would have said.
 * @public
 */
export const accessPolicyReadPermission = createPermission({
  name: 'data-access.policy.read',
  attributes: { action: 'read' },
});

/**
 * All permissions of the data access plugin.
 * @public
 */
export const dataAccessPermissions = [
  accessRequestReadPermission,
  accessRequestCreatePermission,
  accessRequestDecidePermission,
  accessRequestCancelPermission,
  accessGrantRevokePermission,
  accessDriftDecidePermission,
  accessTextErasePermission,
  accessAuditReadPermission,
  accessPolicyReadPermission,
];
