import { parseEntityRef } from '@backstage/catalog-model';
import { CatalogAutocomplete } from '@backstage/plugin-catalog-react';
import {
  ProductSummary,
  ScorecardLevel,
} from '@meshport/backstage-plugin-data-governance-common';
import {
  facetValue,
  NO_LEVEL,
  SUMMARY_FACETS,
  SummaryFacet,
  SummaryFilters,
} from '../model';

const LABELS: Record<SummaryFacet, string> = {
  domain: 'Domain',
  owner: 'Owner',
  level: 'Level',
};

function valuesOf(
  facet: SummaryFacet,
  summaries: ProductSummary[],
  levels: ScorecardLevel[],
): string[] {
  return facet === 'level'
    ? [NO_LEVEL, ...levels.map(({ name }) => name)]
    : [...new Set(summaries.map(summary => facetValue(summary, facet)))].sort();
}

function labelOf(
  facet: SummaryFacet,
  value: string,
  levels: ScorecardLevel[],
): string {
  if (facet !== 'level') {
    return parseEntityRef(value).name;
  }
  return levels.find(({ name }) => name === value)?.title ?? 'No level';
}

/**
 * A choice of several values for each facet.
 * @internal
 */
export function SummaryFilterBar(props: {
  summaries: ProductSummary[];
  levels: ScorecardLevel[];
  filters: SummaryFilters;
  onChange: (filters: SummaryFilters) => void;
}) {
  const { summaries, levels, filters, onChange } = props;
  return (
    <>
      {SUMMARY_FACETS.map(facet => (
        <CatalogAutocomplete<string, true>
          key={facet}
          multiple
          name={facet}
          label={LABELS[facet]}
          options={valuesOf(facet, summaries, levels)}
          value={filters[facet]}
          getOptionLabel={value => labelOf(facet, value, levels)}
          onChange={(_event, values) =>
            onChange({ ...filters, [facet]: values })
          }
        />
      ))}
    </>
  );
}
