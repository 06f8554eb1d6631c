import { createRouteRef } from '@backstage/core-plugin-api';

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
