import { Content, EmptyState, Progress } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { CatalogFilterLayout } from '@backstage/plugin-catalog-react';
import Box from '@material-ui/core/Box';
import {
  ProductSummary,
  ScorecardLevel,
} from '@meshport/backstage-plugin-data-governance-common';
import {
  dataGovernanceApiRef,
  useLive,
} from '@meshport/backstage-plugin-data-mesh-react';
import { useMemo } from 'react';
import { ReadProblem } from '../live';
import { filterSummaries, levelsOf } from '../model';
import { LevelsByDomain } from './LevelsByDomain';
import { SummaryFilterBar } from './SummaryFilterBar';
import { SummaryTable } from './SummaryTable';
import { useFiltersInAddress } from './useFiltersInAddress';

function Products(props: {
  summaries: ProductSummary[];
  levels: ScorecardLevel[];
}) {
  const { summaries, levels } = props;
  const [filters, setFilters] = useFiltersInAddress();
  const matching = useMemo(
    () => filterSummaries(summaries, filters),
    [summaries, filters],
  );
  return (
    <CatalogFilterLayout>
      <CatalogFilterLayout.Filters>
        <SummaryFilterBar
          summaries={summaries}
          levels={levels}
          filters={filters}
          onChange={setFilters}
        />
      </CatalogFilterLayout.Filters>
      <CatalogFilterLayout.Content>
        <Box mb={3}>
          <LevelsByDomain
            summaries={summaries}
            levels={levels}
            onChoose={(domain, level) =>
              setFilters({ owner: [], domain: [domain], level: [level] })
            }
          />
        </Box>
        <SummaryTable summaries={matching} levels={levels} />
      </CatalogFilterLayout.Content>
    </CatalogFilterLayout>
  );
}

/**
 * Where the data products of the whole mesh stand.
 * @internal
 */
export function ProductsContent() {
  const governance = useApi(dataGovernanceApiRef);
  const { value, error } = useLive(async () => {
    const [products, scorecards] = await Promise.all([
      governance.getProductSummaries(),
      governance.getScorecards(),
    ]);
    return { summaries: products.items, levels: levelsOf(scorecards.items) };
  }, [governance]);

  return (
    <Content>
      {error && <ReadProblem error={error} />}
      {!error && !value && <Progress />}
      {value?.summaries.length === 0 && (
        <EmptyState
          missing="data"
          title="No product is evaluated yet"
          description="The scorecards are evaluated soon after a product comes into the catalog. This page shows the results by itself."
        />
      )}
      {value && value.summaries.length > 0 && <Products {...value} />}
    </Content>
  );
}
