import { ResponseError } from '@backstage/errors';
import { ScorecardLevel } from '@meshport/backstage-plugin-data-governance-common';
import { useMemo } from 'react';
import useAsync from 'react-use/esm/useAsync';
import { dataGovernanceApiRef, useOptionalApi } from '../apis';

/**
 * The levels of data products.
 * @public
 */
export interface ProductLevels {
  /**
   * False when the data-governance plugin is not installed, or the user may
   * not see levels: pages show none then.
   */
  available: boolean;
  loading: boolean;
  /** Why the levels could not be read; pages go on without them. */
  error?: Error;
  /** All levels of all scorecards, lowest first, each name once. */
  levels: ScorecardLevel[];
  /** The level of a product by entity ref; absent when none is reached. */
  levelByProduct: ReadonlyMap<string, ScorecardLevel>;
}

function isForbidden(error: Error | undefined): boolean {
  return error instanceof ResponseError && error.statusCode === 403;
}

function uniqueLevels(lists: ScorecardLevel[][]): ScorecardLevel[] {
  return [...new Map(lists.flat().map(l => [l.name, l])).values()];
}

/**
 * Reads the levels of the products one may see, when scorecards are installed.
 *
 * @param query - limits to the products of a domain, or to some products
 * @public
 */
export function useProductLevels(query?: {
  domain?: string;
  refs?: string[];
}): ProductLevels {
  const governance = useOptionalApi(dataGovernanceApiRef);
  const domain = query?.domain;
  const refs = query?.refs?.join();

  const { value, loading, error } = useAsync(async () => {
    if (!governance || refs === '') {
      return undefined;
    }
    const [products, scorecards] = await Promise.all([
      governance.getProductSummaries({ domain, refs: refs?.split(',') }),
      governance.getScorecards(),
    ]);
    return { products: products.items, scorecards: scorecards.items };
  }, [governance, domain, refs]);

  return useMemo(
    () => ({
      available: Boolean(governance) && !isForbidden(error),
      loading,
      error,
      levels: uniqueLevels(value?.scorecards.map(s => s.levels) ?? []),
      levelByProduct: new Map(
        value?.products.flatMap(({ product, level }) =>
          level ? [[product, level]] : [],
        ),
      ),
    }),
    [governance, loading, error, value],
  );
}
