import { Knex } from 'knex';
import { dayOf } from '../dayOf';
import { deleteRows } from '../database/bulk';
import { writeRows } from '../database/writeRows';
import { differingDays, DomainDayRow, toDomainDays } from './domainDays';

const DAY_MS = 24 * 60 * 60 * 1000;
const DAY_KEY = ['day', 'domain', 'scorecard'];
// Deleting many rows at once would hold others up.
const ROWS_PER_DELETE = 5_000;

/**
 * Sums up how products stood at the end of each day, by domain and scorecard,
 * and forgets what is older than it is kept for. Follows from what is stored
 * about products alone, so it can be done again at any time, and days that were
 * missed are made up for.
 * @internal
 */
export class DailyHistory {
  readonly #knex: Knex;
  readonly #retentionMs: number;
  readonly #now: () => Date;
  // Up to which day and evaluation this replica has summed up.
  #summarized: string | undefined;

  /**
   * @param options - `retentionMs`: how long transitions and days are kept
   */
  constructor(options: { knex: Knex; retentionMs: number; now: () => Date }) {
    this.#knex = options.knex;
    this.#retentionMs = options.retentionMs;
    this.#now = options.now;
  }

  /**
   * Brings the summaries up to date: those of today, of the latest day that was
   * summed up, which may not have been over, and of all in between.
   *
   * @param signal - stops between two days; the next run goes on
   */
  async summarize(signal?: AbortSignal): Promise<void> {
    const today = dayOf(this.#now());
    const latest = await this.#latestEvaluation();
    const state = `${today} ${latest}`;
    if (state === this.#summarized) {
      return;
    }
    const first = (await this.#last('domain_days')) ?? (await this.#first());
    if (!first) {
      return;
    }
    for (let day = first; day <= today; day = nextDay(day)) {
      signal?.throwIfAborted();
      await this.#summarizeDay(day);
    }
    this.#summarized = state;
  }

  /** Deletes what is older than it is kept for. */
  async prune(signal?: AbortSignal): Promise<void> {
    const before = new Date(this.#now().getTime() - this.#retentionMs);
    const day = dayOf(before);
    await this.#knex('domain_days').where('day', '<', day).delete();
    await this.#pruneProductDays(day);
    let deleted: number;
    do {
      const oldest = this.#knex('transitions')
        .where('at', '<', before)
        .orderBy('at')
        .limit(ROWS_PER_DELETE)
        .select('id');
      deleted = await this.#knex('transitions')
        .where('id', 'in', oldest)
        .delete();
    } while (deleted === ROWS_PER_DELETE && !signal?.aborted);
  }

  async #summarizeDay(day: string): Promise<void> {
    const rows = await latestDays(this.#knex, day)
      .where({ gone: false })
      .groupBy('domain', 'product_days.scorecard', 'level')
      .select('domain', 'product_days.scorecard', 'level')
      .count({ products: '*' })
      .sum({
        passing: 'passing',
        failing: 'failing',
        unknown: 'unknown',
        exempt: 'exempt',
        not_applicable: 'not_applicable',
        weight_passed: 'weight_passed',
        weight_counted: 'weight_counted',
      });
    const stored = await this.#knex<DomainDayRow>('domain_days').where({ day });
    const { changed, gone } = differingDays(stored, toDomainDays(day, rows));
    if (changed.length + gone.length === 0) {
      return;
    }
    await this.#knex.transaction(async transaction => {
      await writeRows(transaction, 'domain_days', changed, { key: DAY_KEY });
      await deleteRows(transaction, 'domain_days', gone);
    });
  }

  /** How things stood when the retention begins is kept. */
  async #pruneProductDays(day: string): Promise<void> {
    const kept = this.#knex('product_days')
      .where('day', '<=', day)
      .groupBy('product', 'scorecard')
      .select('product', 'scorecard')
      .max({ day: 'day' });
    await this.#knex('product_days')
      .where('day', '<', day)
      .whereNotExists(
        this.#knex
          .from(kept.as('kept'))
          .whereRaw(
            'kept.product = product_days.product and kept.scorecard = product_days.scorecard and kept.day = product_days.day',
          ),
      )
      .delete();
    await this.#knex('product_days')
      .where('day', '<', day)
      .where({ gone: true })
      .delete();
  }

  async #latestEvaluation(): Promise<string> {
    const row = await this.#knex('product_standings')
      .max({ at: 'evaluated_at' })
      .count({ products: '*' })
      .first();
    return JSON.stringify([row?.at, row?.products]);
  }

  async #last(table: string): Promise<string | undefined> {
    const row = await this.#knex(table).max({ day: 'day' }).first();
    return row?.day ?? undefined;
  }

  async #first(): Promise<string | undefined> {
    const row = await this.#knex('product_days').min({ day: 'day' }).first();
    return row?.day ?? undefined;
  }
}

/** The newest row of each product and scorecard up to a day. */
function latestDays(knex: Knex, day: string): Knex.QueryBuilder {
  const latest = knex('product_days')
    .where('day', '<=', day)
    .groupBy('product', 'scorecard')
    .select('product', 'scorecard')
    .max({ day: 'day' });
  return knex
    .from('product_days')
    .join(latest.as('latest'), join =>
      join
        .on('latest.product', 'product_days.product')
        .on('latest.scorecard', 'product_days.scorecard')
        .on('latest.day', 'product_days.day'),
    );
}

function nextDay(day: string): string {
  return dayOf(new Date(Date.parse(day) + DAY_MS));
}
