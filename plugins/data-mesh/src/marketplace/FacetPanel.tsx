import Skeleton from '@material-ui/lab/Skeleton';
import {
  PRODUCT_FACETS,
  ProductFacet,
  ProductPage,
} from '@meshport/backstage-plugin-data-mesh-common';
import { FacetFilter } from './FacetFilter';
import { NO_VALUE } from './facetLabels';
import { ProductSearch, toggleFacet } from './productSearch';

/** A facet that no product has a value of tells nothing. */
function tellsSomething(
  facet: ProductFacet,
  facets: ProductPage['facets'],
  search: ProductSearch,
): boolean {
  return (
    Boolean(search.filters[facet]) ||
    facets[facet].some(({ value }) => value !== NO_VALUE)
  );
}

/**
 * All that the products can be narrowed by.
 * @internal
 */
export function FacetPanel(props: {
  /** Absent until the first answer. */
  facets: ProductPage['facets'] | undefined;
  search: ProductSearch;
  onChange: (filters: ProductSearch['filters']) => void;
}) {
  const { facets, search, onChange } = props;
  if (!facets) {
    return (
      <div aria-hidden>
        {PRODUCT_FACETS.map(facet => (
          <Skeleton key={facet} height={96} />
        ))}
      </div>
    );
  }
  return (
    <div role="group" aria-label="Filters">
      {PRODUCT_FACETS.filter(facet =>
        tellsSomething(facet, facets, search),
      ).map(facet => (
        <FacetFilter
          key={facet}
          facet={facet}
          values={facets[facet]}
          chosen={search.filters[facet] ?? []}
          onToggle={value =>
            onChange(toggleFacet(search.filters, facet, value))
          }
        />
      ))}
    </div>
  );
}
