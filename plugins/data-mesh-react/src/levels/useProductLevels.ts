import { ScorecardLevel } from '@meshport/backstage-plugin-data-governance-common';
import { useMemo } from 'react';
import { dataGovernanceApiRef, useOptionalApi } from '../apis';
import { hasStatus, useLive } from '../live';

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

function uniqueLevels(lists: ScorecardLevel[][]): ScorecardLevel[] {
  return [...new Map(lists.flat().map(l => [l.name, l])).values()];
}

/**
 * Reads the levels of the products one may see, when scorecards are installed,
 * and keeps them up to date.
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

  const load =
    governance &&
    refs !== '' &&
    (async () => {
      const [products, scorecards] = await Promise.all([
        governance.getProductSummaries({ domain, refs: refs?.split(',') }),
        governance.getScorecards(),
      ]);
      return { products: products.items, scorecards: scorecards.items };
    });
  const { value, error } = useLive(load || undefined, [
    governance,
    domain,
    refs,
  ]);
  const loading = Boolean(load) && !value && !error;

  return useMemo(
    () => ({
      available: Boolean(governance) && !hasStatus(error, 403),
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
