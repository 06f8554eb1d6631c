import { createRouteRef, createSubRouteRef } from '@backstage/core-plugin-api';

/**
 * The page of scorecards over the whole mesh.
 * @internal
 */
export const rootRouteRef = createRouteRef({ id: 'data-governance' });

/**
 * Path of the scorecard's tab below the page of a product.
 * @internal
 */
export const SCORECARD_TAB_PATH = '/scorecard';

/**
 * The exemptions: to decide, one's own, all.
 * @internal
 */
export const exemptionsRouteRef = createSubRouteRef({
  id: 'data-governance/exemptions',
  parent: rootRouteRef,
  path: '/exemptions',
});

/**
 * One exemption.
 * @internal
 */
export const exemptionRouteRef = createSubRouteRef({
  id: 'data-governance/exemption',
  parent: rootRouteRef,
  path: '/exemptions/:id',
});
