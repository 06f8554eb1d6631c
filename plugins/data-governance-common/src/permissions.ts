import { createPermission } from '@backstage/plugin-permission-common';

/**
 * To see scorecards and the results of products that one may see in the
 * catalog.
 * @public
 */
export const scorecardReadPermission = createPermission({
  name: 'data-governance.scorecard.read',
  attributes: { action: 'read' },
});

/**
 * To run scorecards over files that are not in the catalog yet.
 * @public
 */
export const scorecardEvaluatePermission = createPermission({
  name: 'data-governance.scorecard.evaluate',
  attributes: { action: 'read' },
});

/**
 * All permissions of the data governance plugin.
 * @public
 */
export const dataGovernancePermissions = [
  scorecardReadPermission,
  scorecardEvaluatePermission,
];
