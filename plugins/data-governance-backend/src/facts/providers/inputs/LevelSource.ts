import { Knex } from 'knex';
import { among } from '../../../database/among';

/**
 * Where data products stand in the mesh.
 * @internal
 */
export interface LevelSource {
  /**
   * The positions of the levels that products have reached, from 0 for the
   * lowest; -1 for one that reached none. Those never evaluated are left out.
   */
  positions(products: readonly string[]): Promise<ReadonlyMap<string, number>>;
}

/**
 * Reads the current standings in one statement.
 * @internal
 */
export class KnexLevelSource implements LevelSource {
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
      .select<
        { product: string; level: string | null; position: number | null }[]
      >(
        'product.product',
        'product.level',
        this.#knex.raw('min(scorecard.level_position) as position'),
      );
    return new Map(
      rows.map(({ product, level, position }) => [
        product,
        level === null ? -1 : Number(position ?? -1),
      ]),
    );
  }
}
