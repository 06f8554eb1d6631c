import { Knex } from 'knex';
import { ScorecardService } from '../scorecards';
import { StaleQueue } from './StaleQueue';

/**
 * Finds products that stand otherwise because time went by: a check in grace
 * counts from its date on. Looks for products that were evaluated before such a
 * date, so a sweep that was missed is made up for by the next one.
 * @internal
 */
export class DeadlineSweep {
  readonly #knex: Knex;
  readonly #scorecards: Pick<ScorecardService, 'compiled'>;
  readonly #queue: StaleQueue;
  readonly #now: () => Date;

  constructor(options: {
    knex: Knex;
    scorecards: Pick<ScorecardService, 'compiled'>;
    queue: StaleQueue;
    now: () => Date;
  }) {
    this.#knex = options.knex;
    this.#scorecards = options.scorecards;
    this.#queue = options.queue;
    this.#now = options.now;
  }

  /**
   * Marks the products to be evaluated again.
   *
   * @returns how many they are
   */
  async run(): Promise<number> {
    const now = this.#now();
    const marked = new Set<string>();
    for (const { definition } of await this.#scorecards.compiled()) {
      const reached = definition.checks
        .filter(({ phase }) => phase === 'grace')
        .map(({ enforcedFrom }) => Date.parse(enforcedFrom ?? ''))
        .filter(date => date <= now.getTime());
      if (reached.length > 0) {
        const rows = await this.#evaluatedBefore(
          new Date(Math.max(...reached)),
          definition.ref,
        );
        rows.forEach(({ product }) => marked.add(product));
      }
    }
    await this.#queue.mark(
      this.#knex,
      [...marked].map(product => ({ product, reads: [] })),
      'time',
      now,
    );
    return marked.size;
  }

  async #evaluatedBefore(
    date: Date,
    scorecard: string,
  ): Promise<{ product: string }[]> {
    return this.#knex('product_standings')
      .where('evaluated_at', '<', date)
      .whereIn(
        'product',
        this.#knex('scorecard_standings')
          .where({ scorecard })
          .select('product'),
      )
      .select('product');
  }
}
