import {
  ProductSummary,
  ScorecardLevel,
} from '@meshport/backstage-plugin-data-governance-common';

/** The value of a level filter for products that reached none. */
export const NO_LEVEL = 'none';

/**
 * What the list of products can be limited by.
 * @internal
 */
export const SUMMARY_FACETS = ['domain', 'owner', 'level'] as const;

/** @internal */
export type SummaryFacet = (typeof SUMMARY_FACETS)[number];

/**
 * For each facet the values to show; all when there are none.
 * @internal
 */
export type SummaryFilters = Record<SummaryFacet, string[]>;

/**
 * Reads filters from a page's address.
 * @internal
 */
export function readFilters(parameters: URLSearchParams): SummaryFilters {
  return {
    domain: parameters.getAll('domain'),
    owner: parameters.getAll('owner'),
    level: parameters.getAll('level'),
  };
}

/**
 * Writes filters into a page's address and keeps the rest of it.
 * @internal
 */
export function writeFilters(
  parameters: URLSearchParams,
  filters: SummaryFilters,
): URLSearchParams {
  const changed = new URLSearchParams(parameters);
  for (const facet of SUMMARY_FACETS) {
    changed.delete(facet);
    filters[facet].forEach(value => changed.append(facet, value));
  }
  return changed;
}

/**
 * The value of a product for a facet.
 * @internal
 */
export function facetValue(
  summary: ProductSummary,
  facet: SummaryFacet,
): string {
  return facet === 'level' ? summary.level?.name ?? NO_LEVEL : summary[facet];
}

/** @internal */
export function filterSummaries(
  summaries: ProductSummary[],
  filters: SummaryFilters,
): ProductSummary[] {
  return summaries.filter(summary =>
    SUMMARY_FACETS.every(
      facet =>
        filters[facet].length === 0 ||
        filters[facet].includes(facetValue(summary, facet)),
    ),
  );
}

/**
 * How many products of each domain reached each level.
 *
 * @param levels - lowest first
 * @returns a row a domain, by name; `counts` has one more than there are
 * levels, its first is the number of products without a level
 * @internal
 */
export function levelsByDomain(
  summaries: ProductSummary[],
  levels: ScorecardLevel[],
): { domain: string; counts: number[] }[] {
  const names = [NO_LEVEL, ...levels.map(({ name }) => name)];
  const domains = [...new Set(summaries.map(({ domain }) => domain))].sort();
  return domains.map(domain => ({
    domain,
    counts: names.map(
      name =>
        filterSummaries(summaries, {
          domain: [domain],
          owner: [],
          level: [name],
        }).length,
    ),
  }));
}
