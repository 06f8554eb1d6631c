import Box from '@material-ui/core/Box';
import { Choice } from '@meshport/backstage-plugin-data-mesh-react';
import { RefFilter } from '../RefFilter';
import { RequestFilter, Show, SHOWS } from './useRequestFilter';

const SHOW_WORDS: Record<Show, string> = {
  any: 'Any state',
  pending: 'Waiting for a decision',
  living: 'Rights that have not ended',
  ending: 'Rights that end soon',
  alarm: 'Alarms',
  approved: 'Approved',
  denied: 'Denied',
  cancelled: 'Cancelled',
  lapsed: 'Lapsed',
};

/** What narrows the list of all requests. */
export function RequestFilters(props: {
  filter: RequestFilter;
  onChange: (filter: RequestFilter) => void;
}) {
  const { filter, onChange } = props;
  return (
    <Box mb={2} display="flex" flexWrap="wrap" gridGap={16}>
      <Choice
        label="State"
        value={filter.show}
        options={SHOWS.map(value => ({ value, label: SHOW_WORDS[value] }))}
        onChange={show => onChange({ ...filter, show })}
      />
      <RefFilter
        id="access-product-filter"
        label="Product"
        defaultKind="dataproduct"
        value={filter.product}
        onChange={product => onChange({ ...filter, product })}
      />
      <RefFilter
        id="access-holder-filter"
        label="For whom"
        defaultKind="user"
        value={filter.holder}
        onChange={holder => onChange({ ...filter, holder })}
      />
    </Box>
  );
}
