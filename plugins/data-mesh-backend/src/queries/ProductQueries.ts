import {
  ProductListItem,
  ProductPage,
  ProductQuery,
} from '@meshport/backstage-plugin-data-mesh-common';
import { Knex } from 'knex';
import { toIso } from '../database/values';
import { VisibleRefs } from '../visibility/CatalogVisibility';
import { isOneOf, onlyVisible } from './conditions';
import { FacetNames, facetsOf } from './facets';
import { findMatches } from './productMatches';
import {
  countFacetValues,
  countProducts,
  findPartlyHidden,
  findProducts,
  PRODUCT_FIELDS,
  ProductRow,
} from './productSearch';
import { readByIndex } from './readByIndex';
import { searchWords } from './searchWords';

/**
 * A product that reads another one.
 * @internal
 */
export interface ProductConsumer {
  /** Entity ref of the product that reads. */
  product: string;
  title: string;
  /** Name of its input port. */
  inputPort: string;
  /** The output port that is read, where it is named. */
  port?: string;
  portVersion?: string;
}

/**
 * Finds products in the index of the mesh. What the caller may see is given to
 * each method that lists.
 * @internal
 */
export class ProductQueries {
  readonly #knex: Knex;
  readonly #platforms: () => { id: string; title: string }[];

  /**
   * @param platforms - the configured data platforms, for their titles
   */
  constructor(
    knex: Knex,
    platforms: () => { id: string; title: string }[] = () => [],
  ) {
    this.#knex = knex;
    this.#platforms = platforms;
  }

  /**
   * @throws `InputError` when the text has too many words
   */
  async query(query: ProductQuery, visible: VisibleRefs): Promise<ProductPage> {
    const { text = '', filters = {}, offset = 0, limit = 20 } = query;
    const words = searchWords(text);
    const order = query.order ?? (words.length > 0 ? 'relevance' : 'title');
    const partlyHidden =
      words.length > 0 ? await findPartlyHidden(this.#knex, visible) : [];
    const search = { words, filters, visible, partlyHidden };
    const [{ rows, total }, counted] = await Promise.all([
      readByIndex(this.#knex, async knex => ({
        rows: await findProducts(knex, search, { order, offset, limit }),
        total: await countProducts(knex, search),
      })),
      readByIndex(this.#knex, knex => countFacetValues(knex, search)),
    ]);
    const items = rows.map(row => toItem(row));
    const [names, matches] = await Promise.all([
      this.#facetNames(
        counted
          .filter(({ facet }) => facet === 'domain' || facet === 'owner')
          .map(({ value }) => value),
      ),
      words.length > 0 &&
        findMatches(this.#knex, items, { text, words, visible }),
    ]);
    return {
      items: matches
        ? items.map(item => ({ ...item, match: matches.get(item.ref) }))
        : items,
      total,
      facets: facetsOf(counted, names),
    };
  }

  /**
   * The line of one product.
   *
   * @param ref - of a product that the caller may see
   */
  async get(ref: string): Promise<ProductListItem | undefined> {
    const row: ProductRow | undefined = await this.#knex('products')
      .where({ ref })
      .first(...PRODUCT_FIELDS);
    return row && toItem(row);
  }

  /**
   * The products that read a product, by the output port and their titles.
   */
  async consumersOf(
    ref: string,
    visible: VisibleRefs,
  ): Promise<ProductConsumer[]> {
    const rows: {
      to_ref: string;
      title: string;
      input_port: string;
      port: string | null;
      port_version: string | null;
    }[] = await onlyVisible(
      this.#knex,
      this.#knex('flows')
        .join('products', 'products.ref', 'flows.to_ref')
        .where('flows.from_ref', ref)
        .select(
          'flows.to_ref',
          'products.title',
          'flows.input_port',
          'flows.port',
          'flows.port_version',
        )
        .orderBy([
          'flows.port',
          'flows.port_version',
          'products.title',
          'flows.to_ref',
          'flows.input_port',
        ]),
      'flows.to_ref',
      'products',
      visible,
    );
    return rows.map(row => ({
      product: row.to_ref,
      title: row.title,
      inputPort: row.input_port,
      port: row.port ?? undefined,
      portVersion: row.port_version ?? undefined,
    }));
  }

  async #facetNames(refs: string[]): Promise<FacetNames> {
    const [titles, levels] = await Promise.all([
      this.#knex('titles')
        .where(isOneOf(this.#knex, 'ref', refs))
        .select<{ ref: string; title: string }[]>('ref', 'title'),
      this.#knex('products')
        .whereNotNull('level')
        .distinct('level_position', 'level', 'level_title')
        .orderBy('level_position')
        .select<{ level: string; level_title: string | null }[]>(),
    ]);
    return {
      titles: new Map(titles.map(({ ref, title }) => [ref, title])),
      platforms: new Map(this.#platforms().map(({ id, title }) => [id, title])),
      levels: levels.map(({ level, level_title: title }) => ({
        name: level,
        title: title ?? level,
      })),
    };
  }
}

function toItem(row: ProductRow): ProductListItem {
  return {
    ...JSON.parse(row.item),
    ...(row.level !== null && {
      level: { name: row.level, title: row.level_title ?? row.level },
    }),
    updatedAt: toIso(row.updated_at),
  };
}
