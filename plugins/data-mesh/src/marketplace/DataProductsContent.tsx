import { CatalogFilterLayout } from '@backstage/plugin-catalog-react';
import Box from '@material-ui/core/Box';
import { CreateDataProductButton } from './CreateDataProductButton';
import { FacetPanel } from './FacetPanel';
import { ActiveFilters } from './ActiveFilters';
import { toQuery } from './productSearch';
import { ProductResults } from './ProductResults';
import { ResultsBar } from './ResultsBar';
import { SearchField } from './SearchField';
import { useLevels } from './useLevels';
import { useProductPage } from './useProductPage';
import { useProductSearch } from './useProductSearch';

/**
 * The marketplace: all data products that one may see, found by words and
 * narrowed by what they are. The backend searches, counts and pages.
 * @internal
 */
export function DataProductsContent() {
  const { search, change } = useProductSearch();
  const answer = useProductPage(toQuery(search));
  const page = answer.value;
  const levels = useLevels(page?.facets.level);

  return (
    <CatalogFilterLayout>
      <CatalogFilterLayout.Filters>
        <FacetPanel
          facets={page?.facets}
          search={search}
          onChange={filters => change({ filters })}
        />
      </CatalogFilterLayout.Filters>
      <CatalogFilterLayout.Content>
        <Box mb={2} display="flex" alignItems="center" gridGap={16}>
          <SearchField
            text={search.text}
            onChange={text => change({ text }, { replace: true })}
          />
          <Box flexShrink={0}>
            <CreateDataProductButton />
          </Box>
        </Box>
        <ActiveFilters
          facets={page?.facets}
          search={search}
          onChange={change}
        />
        <ResultsBar
          total={page?.total}
          search={search}
          withLevels={levels.length > 0}
          onChange={change}
        />
        <ProductResults
          answer={answer}
          levels={levels}
          search={search}
          onChange={change}
        />
      </CatalogFilterLayout.Content>
    </CatalogFilterLayout>
  );
}
