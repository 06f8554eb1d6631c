import Box from '@material-ui/core/Box';
import TextField from '@material-ui/core/TextField';
import { RefFilter } from '../lists/RefFilter';
import { AuditField, useAuditFilter } from './useAuditFilter';

/** What narrows the log. */
export function EventFilters() {
  const { get, set } = useAuditFilter();
  const day = (field: AuditField, label: string) => (
    <TextField
      id={`access-audit-${field}`}
      type="date"
      size="small"
      variant="outlined"
      label={label}
      value={get(field) ?? ''}
      onChange={event => set(field, event.target.value)}
      InputLabelProps={{ shrink: true }}
    />
  );
  return (
    <Box display="flex" flexWrap="wrap" gridGap={16}>
      <RefFilter
        id="access-audit-product"
        label="Product"
        defaultKind="dataproduct"
        value={get('product')}
        onChange={ref => set('product', ref)}
      />
      <RefFilter
        id="access-audit-actor"
        label="By whom"
        defaultKind="user"
        value={get('actor')}
        onChange={ref => set('actor', ref)}
      />
      {day('from', 'From')}
      {day('to', 'To the end of')}
    </Box>
  );
}
