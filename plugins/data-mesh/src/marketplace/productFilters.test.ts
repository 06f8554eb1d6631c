import fc from 'fast-check';
import {
  filterRows,
  PRODUCT_FACETS,
  ProductFilters,
  readFilters,
  writeFilters,
} from './productFilters';

const values = fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 3 });
const anyFilters: fc.Arbitrary<ProductFilters> = fc.record({
  text: fc.string(),
  domain: values,
  owner: values,
  type: values,
  lifecycle: values,
  classification: values,
  level: values,
});

describe('filters in the address', () => {
  it('are read as they were written, whatever they hold', () => {
    fc.assert(
      fc.property(anyFilters, filters => {
        const address = writeFilters(new URLSearchParams(), filters).toString();
        expect(readFilters(new URLSearchParams(address))).toEqual(filters);
      }),
    );
  });

  it('leave the parameters of others alone', () => {
    fc.assert(
      fc.property(anyFilters, filters => {
        const written = writeFilters(
          new URLSearchParams('group=a&group=b&q=old&domain=old'),
          filters,
        );
        expect(written.getAll('group')).toEqual(['a', 'b']);
      }),
    );
  });
});

describe('filterRows', () => {
  const row = {
    id: 'dataproduct:default/flights',
    title: 'Flights',
    owner: 'group:default/ops',
    ownerName: 'Ops',
    domain: 'domain:default/air',
    domainName: 'Air',
    type: 'aggregate',
    lifecycle: 'production',
    searchText: 'flights every departure since 1990',
  } as const;
  const filters = (chosen: Partial<ProductFilters>) => ({
    ...readFilters(new URLSearchParams()),
    ...chosen,
  });

  it.each([
    [{ text: '' }, 1],
    [{ text: '  ' }, 1],
    [{ text: 'DEPARTURE flights' }, 1],
    [{ text: 'departure birds' }, 0],
    [{ type: ['aggregate', 'source-aligned'] }, 1],
    [{ type: ['source-aligned'] }, 0],
    [{ level: ['none'] }, 1],
    [{ level: ['gold'] }, 0],
    [{ classification: ['none'], lifecycle: ['retired'] }, 0],
  ])('%j leaves %i', (chosen, count) => {
    expect(filterRows([row], filters(chosen))).toHaveLength(count);
  });

  it('never lets a product through that a facet refuses', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PRODUCT_FACETS), facet => {
        expect(
          filterRows([row], filters({ [facet]: ['something else'] })),
        ).toEqual([]);
      }),
    );
  });
});
