import {
  PRODUCT_FACETS,
  ProductFacet,
  ProductFacetFilters,
  ProductOrder,
} from '@meshport/backstage-plugin-data-mesh-common';
import { Knex } from 'knex';
import { VisibleRefs } from '../visibility/CatalogVisibility';
import { holdsWords, isOneOf, onlyVisible } from './conditions';
import { relevanceOf } from './productRelevance';

/**
 * Which products are looked for.
 * @internal
 */
export interface ProductSearch {
  words: string[];
  filters: ProductFacetFilters;
  visible: VisibleRefs;
  /** Those that {@link findPartlyHidden} found, when there are words. */
  partlyHidden: string[];
}

/**
 * A row of `products` as lists need it.
 * @internal
 */
export interface ProductRow {
  ref: string;
  item: string;
  level: string | null;
  level_title: string | null;
  updated_at: Date | string | number;
}

/** @internal */
export const PRODUCT_FIELDS = [
  'products.ref',
  'products.item',
  'products.level',
  'products.level_title',
  'products.updated_at',
];

/**
 * The visible products with a contract that the caller may not see. Each
 * product keeps the words of all its columns; of these, the columns themselves
 * have to be asked.
 * @internal
 */
export async function findPartlyHidden(
  knex: Knex,
  visible: VisibleRefs,
): Promise<string[]> {
  return visible === 'everything'
    ? []
    : onlyVisible(knex, knex('ports'), 'product_ref', 'products', visible)
        .whereNotNull('contract_ref')
        .whereNot(isOneOf(knex, 'contract_ref', visible.contracts))
        .distinct('product_ref')
        .pluck('product_ref');
}

/**
 * A page of the products that match.
 * @internal
 */
export async function findProducts(
  knex: Knex,
  search: ProductSearch,
  page: { order: ProductOrder; offset: number; limit: number },
): Promise<ProductRow[]> {
  const products = matching(knex, search).select(...PRODUCT_FIELDS);
  return ordered(knex, products, search, page.order)
    .offset(page.offset)
    .limit(page.limit);
}

/**
 * How many products match.
 * @internal
 */
export async function countProducts(
  knex: Knex,
  search: ProductSearch,
): Promise<number> {
  const [{ count }] = await matching(knex, search).count({ count: '*' });
  return Number(count);
}

/**
 * How many products would be found with each value of each facet, the values
 * of the other facets as they are chosen.
 * @internal
 */
export async function countFacetValues(
  knex: Knex,
  search: ProductSearch,
): Promise<{ facet: ProductFacet; value: string; count: number }[]> {
  const chosen = chosenFacets(search.filters);
  const candidates = withText(knex, search).select('products.ref');
  chosen.forEach(({ facet, values }) =>
    candidates.select(
      knex.raw('? as ??', [hasValue(knex, facet, values), `has_${facet}`]),
    ),
  );
  const counted = knex('product_facets')
    .whereIn('product_facets.facet', [...PRODUCT_FACETS])
    .groupBy('facet', 'value')
    .select('facet', 'value')
    .count({ count: '*' });
  // Most often there is nothing to narrow by; the index is then enough.
  if (narrows(search)) {
    counted.join(
      candidates.as('candidates'),
      'candidates.ref',
      'product_facets.product_ref',
    );
  }
  chosen.forEach(({ facet }) =>
    counted.whereRaw('(product_facets.facet = ? or ??)', [
      facet,
      `candidates.has_${facet}`,
    ]),
  );
  const rows = (await counted) as {
    facet: ProductFacet;
    value: string;
    count: string | number;
  }[];
  return rows.map(({ count, ...value }) => ({
    ...value,
    count: Number(count),
  }));
}

function narrows({ words, filters, visible }: ProductSearch): boolean {
  return (
    words.length > 0 ||
    visible !== 'everything' ||
    chosenFacets(filters).length > 0
  );
}

function matching(knex: Knex, search: ProductSearch): Knex.QueryBuilder {
  const products = withText(knex, search);
  chosenFacets(search.filters).forEach(({ facet, values }) =>
    products.where(hasValue(knex, facet, values)),
  );
  return products;
}

function chosenFacets(filters: ProductFacetFilters) {
  return PRODUCT_FACETS.flatMap(facet => {
    const values = filters[facet] ?? [];
    return values.length > 0 ? [{ facet, values }] : [];
  });
}

// Tested product by product: joined instead, a long list of visible products
// would be gone through for each of them.
function hasValue(knex: Knex, facet: ProductFacet, values: string[]): Knex.Raw {
  return knex.raw('(products.ref in ?) is true', [
    knex('product_facets')
      .select('product_ref')
      .where({ facet })
      .where(isOneOf(knex, 'value', values)),
  ]);
}

/** The visible products that have each word, themselves or in a column. */
function withText(knex: Knex, search: ProductSearch): Knex.QueryBuilder {
  const products = knex('products');
  onlyVisible(knex, products, 'products.ref', 'products', search.visible);
  for (const word of search.words) {
    products.where(
      knex.raw('(? or ?)', [
        holdsWords(knex, 'products.search', [word]),
        holdsWords(knex, 'products.column_search', [word]),
      ]),
    );
    if (search.partlyHidden.length > 0) {
      products.where(
        knex.raw('(not ? or ? or exists ?)', [
          isOneOf(knex, 'products.ref', search.partlyHidden),
          holdsWords(knex, 'products.search', [word]),
          visibleColumns(knex, search, word),
        ]),
      );
    }
  }
  return products;
}

function visibleColumns(
  knex: Knex,
  { visible }: ProductSearch,
  word: string,
): Knex.QueryBuilder {
  const columns = knex('ports')
    .join('columns', 'columns.contract_ref', 'ports.contract_ref')
    .select(knex.raw('1'))
    .whereRaw('ports.product_ref = products.ref')
    .where(holdsWords(knex, 'columns.search', [word]));
  return onlyVisible(knex, columns, 'ports.contract_ref', 'contracts', visible);
}

function ordered(
  knex: Knex,
  products: Knex.QueryBuilder,
  search: ProductSearch,
  order: ProductOrder,
): Knex.QueryBuilder {
  switch (order) {
    case 'relevance':
      if (search.words.length > 0) {
        products.orderBy(relevanceOf(knex, search.words));
      }
      break;
    case 'domain':
      products
        .leftJoin('titles', 'titles.ref', 'products.domain')
        .orderByRaw('lower(coalesce(titles.title, products.domain))')
        .orderBy('products.domain');
      break;
    case 'level':
    case '-level':
      // A product that reached no level stands below the lowest.
      products.orderByRaw(
        `coalesce(products.level_position, -1) ${
          order === 'level' ? 'asc' : 'desc'
        }`,
      );
      break;
    case '-updated':
      products.orderBy('products.updated_at', 'desc');
      break;
    default:
      break;
  }
  return products
    .orderByRaw(`lower(products.title) ${order === '-title' ? 'desc' : 'asc'}`)
    .orderBy('products.ref');
}
