import {
  PRODUCT_FACETS,
  PRODUCT_ORDERS,
  ProductFacet,
  ProductFacetFilters,
  ProductOrder,
  ProductQuery,
} from '@meshport/backstage-plugin-data-mesh-common';

/**
 * How many products a page may hold.
 * @internal
 */
export const PAGE_SIZES = [20, 50, 100] as const;

/**
 * How the products found are shown.
 * @internal
 */
export type ProductLayout = 'cards' | 'table';

/**
 * What the marketplace shows: all of it is in the page's address.
 * @internal
 */
export interface ProductSearch {
  text: string;
  filters: ProductFacetFilters;
  /** Absent for the usual one: relevance with a text, else title. */
  order?: ProductOrder;
  layout: ProductLayout;
  /** From 0; one more in the address. */
  page: number;
  pageSize: number;
}

const TEXT = 'q';
const ORDER = 'sort';
const LAYOUT = 'view';
const PAGE = 'page';
const PAGE_SIZE = 'size';

function isOrder(value: string | null): value is ProductOrder {
  return PRODUCT_ORDERS.some(order => order === value);
}

function readPage(value: string | null): number {
  const page = Number(value);
  return Number.isSafeInteger(page) && page > 1 ? page - 1 : 0;
}

/**
 * Reads what to show from the page's address. What it cannot read is passed
 * over, so that an old or mistyped link still shows products.
 * @internal
 */
export function readSearch(parameters: URLSearchParams): ProductSearch {
  const order = parameters.get(ORDER);
  const pageSize = Number(parameters.get(PAGE_SIZE));
  return {
    text: parameters.get(TEXT) ?? '',
    filters: Object.fromEntries(
      PRODUCT_FACETS.map(facet => [
        facet,
        [...new Set(parameters.getAll(facet))],
      ]).filter(([, values]) => values.length > 0),
    ),
    order: isOrder(order) ? order : undefined,
    layout: parameters.get(LAYOUT) === 'table' ? 'table' : 'cards',
    page: readPage(parameters.get(PAGE)),
    pageSize: PAGE_SIZES.find(size => size === pageSize) ?? PAGE_SIZES[0],
  };
}

/**
 * Writes what to show into the parameters of the page's address; parameters of
 * others are kept, and what is as usual is left out.
 * @internal
 */
export function writeSearch(
  parameters: URLSearchParams,
  search: ProductSearch,
): URLSearchParams {
  const written = new URLSearchParams(parameters);
  const names = [TEXT, ...PRODUCT_FACETS, ORDER, LAYOUT, PAGE, PAGE_SIZE];
  names.forEach(name => written.delete(name));

  const { text, filters, order, layout, page, pageSize } = search;
  const set = (name: string, value: string | false | undefined) =>
    value && written.set(name, value);
  set(TEXT, text);
  for (const facet of PRODUCT_FACETS) {
    filters[facet]?.forEach(value => written.append(facet, value));
  }
  set(ORDER, order);
  set(LAYOUT, layout !== 'cards' && layout);
  set(PAGE, page > 0 && String(page + 1));
  set(PAGE_SIZE, pageSize !== PAGE_SIZES[0] && String(pageSize));
  return written;
}

/**
 * The search with some things changed. What is found changes with everything
 * but the layout, so the first page is shown then unless another is asked for.
 * @internal
 */
export function changeSearch(
  search: ProductSearch,
  change: Partial<ProductSearch>,
): ProductSearch {
  const samePage = Object.keys(change).every(key => key === 'layout');
  return { ...search, page: samePage ? search.page : 0, ...change };
}

/**
 * The filters with a value of a facet chosen, or not chosen any more.
 * @internal
 */
export function toggleFacet(
  filters: ProductFacetFilters,
  facet: ProductFacet,
  value: string,
): ProductFacetFilters {
  const chosen = filters[facet] ?? [];
  const values = chosen.includes(value)
    ? chosen.filter(other => other !== value)
    : [...chosen, value];
  const { [facet]: _replaced, ...others } = filters;
  return values.length > 0 ? { ...others, [facet]: values } : others;
}

/**
 * The order that the products come in.
 * @internal
 */
export function effectiveOrder(search: ProductSearch): ProductOrder {
  const usual = search.text.trim() ? 'relevance' : 'title';
  // Without a text nothing is more relevant than anything else.
  return search.order === 'relevance' ? usual : search.order ?? usual;
}

/**
 * Whether anything narrows the list.
 * @internal
 */
export function isNarrowed(search: ProductSearch): boolean {
  return search.text.trim() !== '' || Object.keys(search.filters).length > 0;
}

/**
 * What to ask the backend for.
 * @internal
 */
export function toQuery(search: ProductSearch): ProductQuery {
  const text = search.text.trim();
  return {
    ...(text && { text }),
    filters: search.filters,
    order: effectiveOrder(search),
    offset: search.page * search.pageSize,
    limit: search.pageSize,
  };
}
