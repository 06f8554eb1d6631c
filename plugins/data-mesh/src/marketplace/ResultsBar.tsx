import Box from '@material-ui/core/Box';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import ViewListIcon from '@material-ui/icons/ViewList';
import ViewModuleIcon from '@material-ui/icons/ViewModule';
import ToggleButton from '@material-ui/lab/ToggleButton';
import ToggleButtonGroup from '@material-ui/lab/ToggleButtonGroup';
import {
  PRODUCT_ORDERS,
  ProductOrder,
} from '@meshport/backstage-plugin-data-mesh-common';
import { effectiveOrder, ProductLayout, ProductSearch } from './productSearch';

const ORDER_TITLES: Record<ProductOrder, string> = {
  relevance: 'Relevance',
  title: 'Name, A to Z',
  '-title': 'Name, Z to A',
  domain: 'Domain',
  level: 'Level, lowest first',
  '-level': 'Level, highest first',
  '-updated': 'Last changed',
};

/**
 * How many products were found, in which order and how they are shown.
 * @internal
 */
export function ResultsBar(props: {
  /** Absent until the first answer. */
  total: number | undefined;
  search: ProductSearch;
  withLevels: boolean;
  onChange: (change: Partial<ProductSearch>) => void;
}) {
  const { total, search, withLevels, onChange } = props;
  const orders = PRODUCT_ORDERS.filter(
    order =>
      (order !== 'relevance' || search.text.trim()) &&
      (withLevels || !order.endsWith('level')),
  );
  const order = effectiveOrder(search);

  return (
    <Box mb={2} display="flex" flexWrap="wrap" alignItems="center" gridGap={16}>
      <Box flexGrow={1}>
        <Typography variant="h6" component="h2" aria-live="polite">
          {total === undefined
            ? 'Data products'
            : `Data products (${total.toLocaleString()})`}
        </Typography>
      </Box>
      <TextField
        select
        size="small"
        variant="outlined"
        label="Sort by"
        id="data-products-order"
        value={orders.includes(order) ? order : 'title'}
        onChange={event =>
          onChange({
            order: PRODUCT_ORDERS.find(known => known === event.target.value),
          })
        }
      >
        {orders.map(value => (
          <MenuItem key={value} value={value}>
            {ORDER_TITLES[value]}
          </MenuItem>
        ))}
      </TextField>
      <ToggleButtonGroup
        exclusive
        size="small"
        aria-label="Show as"
        value={search.layout}
        onChange={(_event, layout: ProductLayout | null) =>
          layout && onChange({ layout })
        }
      >
        <ToggleButton value="cards" aria-label="Cards" title="Cards">
          <ViewModuleIcon fontSize="small" />
        </ToggleButton>
        <ToggleButton value="table" aria-label="Table" title="Table">
          <ViewListIcon fontSize="small" />
        </ToggleButton>
      </ToggleButtonGroup>
    </Box>
  );
}
