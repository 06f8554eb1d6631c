import { Knex } from 'knex';
import { among } from '../database/among';
import { toIso } from '../database/rows';
import {
  ActiveExemption,
  ExemptibleProduct,
  ExemptionStore,
} from './ExemptionStore';
import { ExemptionRow } from './rows';

/** @internal */
export class KnexExemptionStore implements ExemptionStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async inForce(
    products: readonly ExemptibleProduct[],
    now: Date,
  ): Promise<ActiveExemption[]> {
    const knex = this.#knex;
    const refs = products.map(({ product }) => product);
    const domains = [...new Set(products.flatMap(p => p.domains))];
    const rows = await knex<ExemptionRow>('exemptions')
      .where('state', 'approved')
      .where('ends_at', '>', now)
      .where(concerned =>
        concerned
          .where('product', 'in', among(knex, refs))
          .orWhere('domain', 'in', among(knex, domains)),
      )
      .orderBy('id');
    return rows.map(row => ({
      id: row.id,
      scorecard: row.scorecard,
      checkId: row.check_id,
      product: row.product ?? undefined,
      domain: row.domain ?? undefined,
      reason: row.reason,
      ticket: row.ticket ?? undefined,
      endsAt: toIso(row.ends_at),
    }));
  }
}
