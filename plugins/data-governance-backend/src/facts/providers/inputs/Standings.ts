import { Knex } from 'knex';
import { among } from '@meshport/backstage-plugin-data-mesh-node';

/**
 * Where data products stand in the mesh, and what they read.
 * @internal
 */
export interface Standings {
  /**
   * The positions of the levels that products have reached, from 0 for the
   * lowest; -1 for one that reached none. Those never evaluated are left out.
   */
  positions(products: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** The products that products read, by the product that reads. */
  inputs(products: readonly string[]): Promise<ReadonlyMap<string, string[]>>;
}

interface PositionRow {
  product: string;
  level: string | null;
  position: number | null;
}

/**
 * Reads what is known now, each in one statement.
 * @internal
 */
export class KnexStandings implements Standings {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async positions(
    products: readonly string[],
  ): Promise<ReadonlyMap<string, number>> {
    // A scorecard of which no check counts yet is -1 and takes no part in the
    // level of the product.
    const rows = await this.#knex('product_standings as product')
      .leftJoin('scorecard_standings as scorecard', join =>
        join
          .on('scorecard.product', 'product.product')
          .andOn('scorecard.level_position', '>=', this.#knex.raw('0')),
      )
      .where('product.product', 'in', among(this.#knex, products))
      .groupBy('product.product', 'product.level')
      .select<PositionRow[]>(
        'product.product',
        'product.level',
        this.#knex.raw('min(scorecard.level_position) as position'),
      );
    return new Map(
      rows.map(({ product, level, position }) => [
        product,
        level === null ? -1 : position ?? -1,
      ]),
    );
  }

  async inputs(
    products: readonly string[],
  ): Promise<ReadonlyMap<string, string[]>> {
    const rows = await this.#knex('dependencies')
      .where('product', 'in', among(this.#knex, products))
      .select<{ product: string; versions: string }[]>('product', 'versions');
    return new Map(
      rows.map(({ product, versions }) => [
        product,
        Object.keys(JSON.parse(versions)).filter(
          ref => ref.startsWith('dataproduct:') && ref !== product,
        ),
      ]),
    );
  }
}
