import { Knex } from 'knex';
import { among } from '@meshport/backstage-plugin-data-mesh-node';
import { writeRows } from '../database/writeRows';
import { Versions } from './collectProducts';

const PAGE_SIZE = 2_000;

interface DependencyRow {
  product: string;
  versions: string;
}

/**
 * Keeps the versions of the entities that the facts of each product were found
 * in.
 * @internal
 */
export class DependencyStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Of all products, by product. */
  async all(): Promise<Map<string, Versions>> {
    const found = new Map<string, Versions>();
    let page: DependencyRow[] = [];
    do {
      // In pages, so that other work is not kept waiting.
      page = await this.#knex<DependencyRow>('dependencies')
        .where('product', '>', page.at(-1)?.product ?? '')
        .orderBy('product')
        .limit(PAGE_SIZE)
        .select('product', 'versions');
      for (const { product, versions } of page) {
        found.set(product, JSON.parse(versions));
      }
    } while (page.length === PAGE_SIZE);
    return found;
  }

  /** Products that have results and depend on nothing that is known. */
  async withoutFacts(): Promise<string[]> {
    const rows: { product: string }[] = await this.#knex('product_standings')
      .whereNotExists(
        this.#knex('dependencies').where(
          'dependencies.product',
          this.#knex.ref('product_standings.product'),
        ),
      )
      .select('product');
    return rows.map(({ product }) => product);
  }

  async save(
    transaction: Knex.Transaction,
    versions: ReadonlyMap<string, Versions>,
  ): Promise<void> {
    await writeRows(
      transaction,
      'dependencies',
      [...versions].map(([product, of]) => ({
        product,
        versions: JSON.stringify(of),
      })),
      { key: ['product'] },
    );
  }

  async remove(
    transaction: Knex.Transaction,
    products: readonly string[],
  ): Promise<void> {
    await transaction<DependencyRow>('dependencies')
      .where('product', 'in', among(transaction, products))
      .delete();
  }
}
