import {
  PRODUCT_FACETS,
  PRODUCT_ORDERS,
} from '@meshport/backstage-plugin-data-mesh-common';
import fc from 'fast-check';
import {
  changeSearch,
  effectiveOrder,
  isNarrowed,
  PAGE_SIZES,
  ProductSearch,
  readSearch,
  toggleFacet,
  toQuery,
  writeSearch,
} from './productSearch';

const read = (address: string) => readSearch(new URLSearchParams(address));
const USUAL = read('');

const anySearch: fc.Arbitrary<ProductSearch> = fc.record({
  text: fc.string(),
  filters: fc.dictionary(
    fc.constantFrom(...PRODUCT_FACETS),
    fc.uniqueArray(fc.string(), { minLength: 1 }),
  ),
  order: fc.option(fc.constantFrom(...PRODUCT_ORDERS), { nil: undefined }),
  layout: fc.constantFrom('cards', 'table'),
  page: fc.nat(1000),
  pageSize: fc.constantFrom(...PAGE_SIZES),
});

describe('the search in the address', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(anySearch, search => {
        const written = writeSearch(new URLSearchParams(), search);
        expect(read(written.toString())).toEqual({
          ...search,
          filters: { ...search.filters },
        });
      }),
    );
  });

  it('keeps the parameters of others and leaves out what is usual', () => {
    const before = new URLSearchParams('tab=x&q=old&level=gold&page=3');
    expect(writeSearch(before, USUAL).toString()).toBe('tab=x');
  });

  it('understands the links from before the search had pages', () => {
    expect(
      read('domain=domain:default/safety&level=gold&level=none&q=strikes'),
    ).toEqual({
      ...USUAL,
      text: 'strikes',
      filters: { domain: ['domain:default/safety'], level: ['gold', 'none'] },
    });
  });

  it.each(['page=0', 'page=-1', 'page=x', 'size=7', 'sort=size', 'view=grid'])(
    'passes over %s',
    address => {
      expect(read(address)).toEqual(USUAL);
    },
  );
});

describe('changing the search', () => {
  const third: ProductSearch = { ...USUAL, page: 2 };

  it('goes to the first page when something else is found', () => {
    expect(changeSearch(third, { text: 'x' }).page).toBe(0);
    expect(changeSearch(third, { order: 'domain' }).page).toBe(0);
    expect(changeSearch(third, { pageSize: 50 }).page).toBe(0);
  });

  it('stays on the page when it is only drawn in another way', () => {
    expect(changeSearch(third, { layout: 'table' }).page).toBe(2);
    expect(changeSearch(third, { page: 5 }).page).toBe(5);
  });

  it('chooses a value, and takes it back without a trace', () => {
    const gold = toggleFacet({ tag: ['a'] }, 'level', 'gold');
    expect(gold).toEqual({ tag: ['a'], level: ['gold'] });
    expect(toggleFacet(gold, 'level', 'gold')).toEqual({ tag: ['a'] });
  });
});

describe('what is asked for', () => {
  it('is the page of the products that match', () => {
    expect(
      toQuery({
        ...USUAL,
        text: '  delay ',
        filters: { level: ['gold'] },
        page: 2,
        pageSize: 50,
      }),
    ).toEqual({
      text: 'delay',
      filters: { level: ['gold'] },
      order: 'relevance',
      offset: 100,
      limit: 50,
    });
  });

  it('is sorted by name when there is nothing to be relevant for', () => {
    expect(effectiveOrder({ ...USUAL, order: 'relevance' })).toBe('title');
    expect(effectiveOrder({ ...USUAL, order: '-level' })).toBe('-level');
    expect(toQuery({ ...USUAL, text: ' ' })).not.toHaveProperty('text');
  });

  it('is narrowed by a text or a filter', () => {
    expect(isNarrowed(USUAL)).toBe(false);
    expect(isNarrowed({ ...USUAL, text: 'x' })).toBe(true);
    expect(isNarrowed(read('tag=a'))).toBe(true);
  });
});
