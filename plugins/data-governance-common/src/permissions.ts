import { createPermission } from '@backstage/plugin-permission-common';

/**
 * To see scorecards, and the results, facts and exemptions of products that one
 * may see in the catalog.
 * @public
 */
export const scorecardReadPermission = createPermission({
  name: 'data-governance.scorecard.read',
  attributes: { action: 'read' },
});

/**
 * To run scorecards over files that are not in the catalog yet, and to ask what
 * other rules would do.
 * @public
 */
export const scorecardEvaluatePermission = createPermission({
  name: 'data-governance.scorecard.evaluate',
  attributes: { action: 'read' },
});

/**
 * To send facts that other tools found; only a service may use it.
 * @public
 */
export const factCreatePermission = createPermission({
  name: 'data-governance.fact.create',
  attributes: { action: 'create' },
});

/**
 * To ask for an exemption for a product or a domain that one owns.
 * @public
 */
export const exemptionCreatePermission = createPermission({
  name: 'data-governance.exemption.create',
  attributes: { action: 'create' },
});

/**
 * To decide on exemptions from the rules of a scorecard that one owns; never on
 * one's own.
 * @public
 */
export const exemptionDecidePermission = createPermission({
  name: 'data-governance.exemption.decide',
  attributes: { action: 'update' },
});

/**
 * All permissions of the data governance plugin.
 * @public
 */
export const dataGovernancePermissions = [
  scorecardReadPermission,
  scorecardEvaluatePermission,
  factCreatePermission,
  exemptionCreatePermission,
  exemptionDecidePermission,
];
