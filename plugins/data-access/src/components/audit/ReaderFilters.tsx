import Box from '@material-ui/core/Box';
import TextField from '@material-ui/core/TextField';
import { RefFilter } from '../lists/RefFilter';
import { useAuditFilter } from './useAuditFilter';

/** The moment, the product and the reader that one asks about. */
export function ReaderFilters() {
  const { get, set } = useAuditFilter();
  return (
    <Box display="flex" flexWrap="wrap" gridGap={16}>
      <TextField
        id="access-audit-at"
        type="datetime-local"
        size="small"
        variant="outlined"
        label="At (now when empty)"
        value={get('at') ?? ''}
        onChange={event => set('at', event.target.value)}
        InputLabelProps={{ shrink: true }}
      />
      <RefFilter
        id="access-audit-reader-product"
        label="Product"
        defaultKind="dataproduct"
        value={get('product')}
        onChange={ref => set('product', ref)}
      />
      <RefFilter
        id="access-audit-holder"
        label="Who holds the right"
        defaultKind="user"
        value={get('holder')}
        onChange={ref => set('holder', ref)}
      />
      <TextField
        id="access-audit-principal"
        type="search"
        size="small"
        variant="outlined"
        label="Login role"
        value={get('principal') ?? ''}
        onChange={event => set('principal', event.target.value)}
        InputLabelProps={{ shrink: true }}
      />
    </Box>
  );
}
