import { useRouteRef } from '@backstage/core-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { SCORECARD_TAB_PATH } from '../../routes';

/**
 * Makes links to the scorecard of a product.
 * @internal
 */
export function useProductScorecardLink(): (productRef: string) => string {
  const entityLink = useRouteRef(entityRouteRef);
  return ref => `${entityLink(entityRouteParams(ref))}${SCORECARD_TAB_PATH}`;
}
