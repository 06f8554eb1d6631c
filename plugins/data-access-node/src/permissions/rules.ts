import { createPermissionRule } from '@backstage/plugin-permission-node';
import { z } from 'zod';
import { accessRequestResourceRef } from './resource';

/**
 * Allows those who asked.
 * @public
 */
export const isRequester = createPermissionRule({
  name: 'IS_REQUESTER',
  description: 'Allow the users who asked for the access',
  resourceRef: accessRequestResourceRef,
  paramsSchema: z.object({
    userRefs: z
      .array(z.string())
      .describe('Entity refs of users, e.g. user:default/chen'),
  }),
  apply: (request, { userRefs }) => userRefs.includes(request.requester),
  toQuery: ({ userRefs }) => ({ key: 'requester', values: userRefs }),
});

/**
 * Allows those who may decide, in person or as members of a group. That the
 * requester never decides is the backend's own rule, on top of this one.
 * @public
 */
export const isApprover = createPermissionRule({
  name: 'IS_APPROVER',
  description:
    'Allow the approvers of any step of the request, and members of them',
  resourceRef: accessRequestResourceRef,
  paramsSchema: z.object({
    claims: z
      .array(z.string())
      .describe(
        'Ownership entity refs, e.g. user:default/olivia, group:default/flight-operations',
      ),
  }),
  apply: ({ approvers, steps = [] }, { claims }) =>
    [...approvers, ...steps.flatMap(step => step.approvers)].some(approver =>
      claims.includes(approver),
    ),
  toQuery: ({ claims }) => ({ key: 'approver', values: claims }),
});

/**
 * Allows those for whom the right is: the holder, members of a team that holds
 * it, and owners of a data product that does.
 * @public
 */
export const isHolder = createPermissionRule({
  name: 'IS_HOLDER',
  description: 'Allow the holder of the right, its members and its owners',
  resourceRef: accessRequestResourceRef,
  paramsSchema: z.object({
    claims: z
      .array(z.string())
      .describe(
        'Ownership entity refs, e.g. user:default/chen, group:default/safety',
      ),
  }),
  apply: ({ holder, holderOwners = [] }, { claims }) =>
    [holder, ...holderOwners].some(ref => claims.includes(ref)),
  toQuery: ({ claims }) => ({ key: 'holder', values: claims }),
});

/**
 * All rules for access requests.
 * @public
 */
export const accessRequestRules = { isRequester, isApprover, isHolder };
