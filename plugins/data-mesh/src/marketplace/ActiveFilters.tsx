import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import Chip from '@material-ui/core/Chip';
import {
  PRODUCT_FACETS,
  ProductPage,
} from '@meshport/backstage-plugin-data-mesh-common';
import { FACET_TITLES, facetLabel } from './facetLabels';
import { isNarrowed, ProductSearch, toggleFacet } from './productSearch';

/**
 * What narrows the list now, each to be taken back alone or all at once.
 * @internal
 */
export function ActiveFilters(props: {
  facets: ProductPage['facets'] | undefined;
  search: ProductSearch;
  onChange: (change: Pick<Partial<ProductSearch>, 'text' | 'filters'>) => void;
}) {
  const { facets, search, onChange } = props;
  if (!isNarrowed(search)) {
    return null;
  }
  const chosen = PRODUCT_FACETS.flatMap(facet =>
    (search.filters[facet] ?? []).map(value => ({
      facet,
      value,
      label: `${FACET_TITLES[facet]}: ${facetLabel(
        facet,
        value,
        facets?.[facet].find(known => known.value === value)?.title,
      )}`,
    })),
  );
  const text = search.text.trim();
  const chips = [
    ...(text
      ? [
          {
            key: 'text',
            label: `“${text}”`,
            remove: () => onChange({ text: '' }),
          },
        ]
      : []),
    ...chosen.map(({ facet, value, label }) => ({
      key: `${facet}=${value}`,
      label,
      remove: () =>
        onChange({ filters: toggleFacet(search.filters, facet, value) }),
    })),
  ];

  return (
    <Box
      mb={2}
      display="flex"
      flexWrap="wrap"
      alignItems="center"
      gridGap={8}
      role="group"
      aria-label="Active filters"
    >
      {chips.map(({ key, label, remove }) => (
        <Chip
          key={key}
          size="small"
          label={label}
          onDelete={remove}
          onClick={remove}
          aria-label={`Remove ${label}`}
          style={{ margin: 0 }}
        />
      ))}
      <Button
        size="small"
        color="primary"
        onClick={() => onChange({ text: '', filters: {} })}
      >
        Clear all
      </Button>
    </Box>
  );
}
