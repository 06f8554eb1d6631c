import { CatalogAutocomplete } from '@backstage/plugin-catalog-react';
import Checkbox from '@material-ui/core/Checkbox';
import { ProductLevels } from '@meshport/backstage-plugin-data-mesh-react';
import upperFirst from 'lodash/upperFirst';
import {
  FacetOption,
  facetOptions,
  PRODUCT_FACETS,
  ProductFacet,
  ProductFilters,
} from './productFilters';
import { ProductRow } from './productRow';

function FacetFilter(props: {
  facet: ProductFacet;
  options: FacetOption[];
  chosen: string[];
  onChange: (values: string[]) => void;
}) {
  const { facet, options, chosen, onChange } = props;
  return (
    <CatalogAutocomplete<FacetOption, true>
      multiple
      disableCloseOnSelect
      name={facet}
      label={upperFirst(facet)}
      TextFieldProps={{ inputProps: { 'aria-label': upperFirst(facet) } }}
      options={options}
      value={options.filter(({ value }) => chosen.includes(value))}
      getOptionLabel={({ label }) => label}
      getOptionSelected={(a, b) => a.value === b.value}
      onChange={(_event, values) => onChange(values.map(({ value }) => value))}
      renderOption={({ label }, { selected }) => (
        <>
          <Checkbox size="small" checked={selected} tabIndex={-1} />
          {label}
        </>
      )}
    />
  );
}

/**
 * A choice of several values for each facet.
 * @internal
 */
export function ProductFilterBar(props: {
  rows: ProductRow[];
  levels: ProductLevels;
  filters: ProductFilters;
  onChange: (filters: ProductFilters) => void;
}) {
  const { rows, levels, filters, onChange } = props;
  return (
    <>
      {PRODUCT_FACETS.filter(
        facet => facet !== 'level' || levels.available,
      ).map(facet => (
        <FacetFilter
          key={facet}
          facet={facet}
          chosen={filters[facet]}
          options={facetOptions(rows, facet, filters[facet], levels.levels)}
          onChange={values => onChange({ ...filters, [facet]: values })}
        />
      ))}
    </>
  );
}
