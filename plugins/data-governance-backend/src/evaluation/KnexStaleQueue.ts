import { TransitionCause } from '@meshport/backstage-plugin-data-governance-common';
import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { among, isPostgres } from '@meshport/backstage-plugin-data-mesh-node';
import { timestampValue } from '../database/dialect';
import {
  HeldProducts,
  StaleMark,
  StaleProduct,
  StaleQueue,
} from './StaleQueue';
import { parseChanges, serializeChanges } from './staleChanges';

// A list that would grow longer stands for everything.
const MAX_CHANGES = 4_000;
const ALL_CHANGED = serializeChanges('facts', ['*']);

interface StaleRow {
  product: string;
  changes: string;
  since: Date;
  revision: number;
  claimed_by: string | null;
  claimed_until: Date | null;
}

/** @internal */
export class KnexStaleQueue implements StaleQueue {
  readonly #knex: Knex;
  readonly #now: () => Date;
  readonly #worker = randomUUID();
  readonly #listeners: (() => void)[] = [];

  constructor(knex: Knex, options: { now: () => Date }) {
    this.#knex = knex;
    this.#now = options.now;
  }

  async mark(
    knex: Knex,
    marks: readonly StaleMark[],
    cause: TransitionCause,
    at: Date,
  ): Promise<void> {
    // In one order everywhere, so that two writers do not lock crosswise.
    const rows = [...mergedReads(marks)]
      .map(([product, reads]) => ({
        product,
        changes: serializeChanges(cause, [...reads]),
        since: at,
      }))
      .sort((a, b) => (a.product < b.product ? -1 : 1));
    if (rows.length > 0) {
      await this.#join(knex, givenRows(knex, rows));
    }
  }

  async markAll(
    knex: Knex,
    reads: readonly string[],
    cause: TransitionCause,
    at: Date,
  ): Promise<void> {
    const changes = serializeChanges(cause, reads);
    await this.#join(
      knex,
      knex.raw(
        `select product, ?, ? from facts
          where source = 'entity' and until is null order by product`,
        [changes, timestampValue(knex, at)],
      ),
    );
  }

  onMarked(listener: () => void): void {
    this.#listeners.push(listener);
  }

  async claim(limit: number, leaseMs: number): Promise<StaleProduct[]> {
    const now = this.#now();
    const free = this.#knex<StaleRow>('stale')
      .where(where =>
        where.whereNull('claimed_until').orWhere('claimed_until', '<', now),
      )
      .orderBy('since')
      .limit(limit)
      .select('product');
    if (isPostgres(this.#knex)) {
      free.forUpdate().skipLocked();
    }
    const rows = await this.#knex<StaleRow>('stale')
      .whereIn('product', free)
      .update({
        claimed_by: this.#worker,
        claimed_until: new Date(now.getTime() + leaseMs),
      })
      .returning(['product', 'changes', 'revision']);
    return rows
      .map(({ product, changes, revision }) => ({
        product,
        changes: parseChanges(changes),
        revision,
      }))
      .sort((a, b) => (a.product < b.product ? -1 : 1));
  }

  async hold(
    transaction: Knex.Transaction,
    claimed: readonly StaleProduct[],
  ): Promise<HeldProducts> {
    const locked = this.#claimed(transaction, productsOf(claimed))
      .orderBy('product')
      .select('product', 'revision');
    if (isPostgres(transaction)) {
      locked.forUpdate();
    }
    const seen = new Map(
      claimed.map(({ product, revision }) => [product, revision]),
    );
    const rows = await locked;
    return new Map(
      rows.map(({ product, revision }) => [
        product,
        { changedAgain: revision !== seen.get(product) },
      ]),
    );
  }

  async finish(
    transaction: Knex.Transaction,
    held: HeldProducts,
  ): Promise<void> {
    const changedAgain = [...held.keys()].filter(
      product => held.get(product)?.changedAgain,
    );
    await this.#free(transaction, changedAgain);
    // Those are not claimed any more.
    await this.#claimed(transaction, [...held.keys()]).delete();
  }

  async release(claimed: readonly StaleProduct[]): Promise<void> {
    await this.#free(this.#knex, productsOf(claimed));
  }

  async waiting(): Promise<number> {
    const [{ products }] = await this.#knex('stale').count({ products: '*' });
    return Number(products);
  }

  async #free(knex: Knex, products: readonly string[]): Promise<void> {
    if (products.length > 0) {
      await this.#claimed(knex, products).update({
        claimed_by: null,
        claimed_until: null,
      });
    }
  }

  #claimed(knex: Knex, products: readonly string[]) {
    return knex<StaleRow>('stale')
      .where('product', 'in', among(knex, products))
      .where({ claimed_by: this.#worker });
  }

  /** Adds what changed, of products by ref, to what is waiting already. */
  async #join(knex: Knex, rows: Knex.Raw): Promise<void> {
    await knex.raw(
      `insert into stale (product, changes, since) ?
        on conflict (product) do update set
          changes = case
            when stale.changes = excluded.changes then stale.changes
            when length(stale.changes) + length(excluded.changes) > ? then ?
            else substr(stale.changes, 1, length(stale.changes) - 1) || ',' || substr(excluded.changes, 2)
          end,
          revision = stale.revision + 1`,
      [rows, MAX_CHANGES, ALL_CHANGED],
    );
    this.#listeners.forEach(listener => listener());
  }
}

/** Rows as one parameter, in their order. */
function givenRows(
  knex: Knex,
  rows: readonly Pick<StaleRow, 'product' | 'changes' | 'since'>[],
): Knex.Raw {
  return isPostgres(knex)
    ? knex.raw(
        'select product, changes, since from json_populate_recordset(null::stale, ?::json)',
        [JSON.stringify(rows)],
      )
    : knex.raw(
        // Without a condition it could be the beginning of a join.
        `select value ->> 'product', value ->> 'changes', value ->> 'since' from json_each(?) where true`,
        [
          JSON.stringify(
            rows.map(row => ({ ...row, since: row.since.getTime() })),
          ),
        ],
      );
}

function mergedReads(marks: readonly StaleMark[]): Map<string, Set<string>> {
  const merged = new Map<string, Set<string>>();
  for (const { product, reads } of marks) {
    const known = merged.get(product) ?? new Set();
    reads.forEach(read => known.add(read));
    merged.set(product, known);
  }
  return merged;
}

function productsOf(claimed: readonly StaleProduct[]): string[] {
  return claimed.map(({ product }) => product);
}
