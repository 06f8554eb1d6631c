import { useRouteRef } from '@backstage/core-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { SCORECARD_TAB_PATH } from '../routes';

/**
 * Makes links to a check on the scorecard of a product.
 * @internal
 */
export function useCheckLink(): (
  productRef: string,
  scorecardRef: string,
  checkId: string,
) => string {
  const entityLink = useRouteRef(entityRouteRef);
  return (product, scorecard, check) =>
    `${entityLink(
      entityRouteParams(product),
    )}${SCORECARD_TAB_PATH}?${new URLSearchParams({ scorecard, check })}`;
}
