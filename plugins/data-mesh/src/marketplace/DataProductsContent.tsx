import {
  Content,
  EmptyState,
  Progress,
  ResponseErrorPanel,
  WarningPanel,
} from '@backstage/core-components';
import { CatalogFilterLayout } from '@backstage/plugin-catalog-react';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import InputAdornment from '@material-ui/core/InputAdornment';
import TextField from '@material-ui/core/TextField';
import SearchIcon from '@material-ui/icons/Search';
import { ProductLevels } from '@meshport/backstage-plugin-data-mesh-react';
import { useMemo } from 'react';
import { CreateDataProductButton } from './CreateDataProductButton';
import { DataProductsTable } from './DataProductsTable';
import { ProductFilterBar } from './ProductFilterBar';
import { filterRows } from './productFilters';
import { ProductRow } from './productRow';
import { useFiltersInAddress } from './useFiltersInAddress';
import { useProductRows } from './useProductRows';

function FilteredProducts(props: {
  rows: ProductRow[];
  levels: ProductLevels;
}) {
  const { rows, levels } = props;
  const { filters, setFilters, clearFilters } = useFiltersInAddress();
  const matching = useMemo(() => filterRows(rows, filters), [rows, filters]);

  return (
    <CatalogFilterLayout>
      <CatalogFilterLayout.Filters>
        <ProductFilterBar
          rows={rows}
          levels={levels}
          filters={filters}
          onChange={setFilters}
        />
      </CatalogFilterLayout.Filters>
      <CatalogFilterLayout.Content>
        <Box mb={2} display="flex" alignItems="center" gridGap={16}>
          <TextField
            fullWidth
            variant="outlined"
            size="small"
            type="search"
            placeholder="Find by name, purpose, owner, domain, tag or port"
            value={filters.text}
            onChange={event =>
              setFilters({ ...filters, text: event.target.value })
            }
            inputProps={{ 'aria-label': 'Find data products' }}
            InputProps={{
              startAdornment: (
                <InputAdornment position="start">
                  <SearchIcon />
                </InputAdornment>
              ),
            }}
          />
          <Box flexShrink={0}>
            <CreateDataProductButton />
          </Box>
        </Box>
        {levels.available && levels.error && (
          <Box mb={2}>
            <WarningPanel
              title="The levels could not be read"
              message={levels.error.message}
            />
          </Box>
        )}
        <DataProductsTable
          title={`Data products (${matching.length})`}
          rows={matching}
          levels={levels}
          emptyContent={
            <Box p={4} textAlign="center">
              <p>No data product matches these filters.</p>
              <Button variant="outlined" onClick={clearFilters}>
                Clear the filters
              </Button>
            </Box>
          }
        />
      </CatalogFilterLayout.Content>
    </CatalogFilterLayout>
  );
}

/**
 * The list of all data products with its filters, without the page around it.
 * @internal
 */
export function DataProductsContent() {
  const { rows, levels, error } = useProductRows();

  if (error) {
    return (
      <Content>
        <ResponseErrorPanel error={error} />
      </Content>
    );
  }
  if (!rows) {
    return (
      <Content>
        <Progress />
      </Content>
    );
  }
  if (rows.length === 0) {
    return (
      <Content>
        <EmptyState
          missing="data"
          title="No data products yet"
          description="A data product is made from a software template and described in git. None that you may see is in the catalog."
          action={<CreateDataProductButton />}
        />
      </Content>
    );
  }
  return (
    <Content>
      <FilteredProducts rows={rows} levels={levels} />
    </Content>
  );
}
