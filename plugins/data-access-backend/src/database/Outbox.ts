import { randomUUID } from 'node:crypto';
import { Knex } from 'knex';
import { giveBack, LeaseLostError, lockLeases, SettledLease } from './leases';
import { databaseNow, isPostgres } from './time';

/** @internal */
export interface OutboxRow {
  id: number;
  kind: 'reconcile' | 'notify';
  right_key: string | null;
  payload: string | null;
  generation: number;
  attempts: number;
  due_at: Date | number | string;
  lease_token: string | null;
  lease_until: Date | number | string | null;
}

/**
 * Something to do outside of the database, held by one worker until the lease
 * ends. The token fences: what is written under a lease that somebody else
 * took over in the meantime is refused.
 * @internal
 */
export interface Lease {
  id: number;
  token: string;
  generation: number;
  attempts: number;
  /** The right to reconcile, or the notification to send as JSON. */
  content: string;
}

/**
 * Hands out what is to be done outside of the database. At least once, to one
 * worker at a time, also with many replicas.
 * @internal
 */
export class Outbox {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /**
   * Takes what is due, oldest first.
   *
   * @param options - `duration` in milliseconds
   */
  async lease(options: {
    kind: OutboxRow['kind'];
    limit: number;
    duration: number;
  }): Promise<Lease[]> {
    return this.#knex.transaction(async trx => {
      const now = await databaseNow(trx);
      const due = trx<OutboxRow>('access_outbox')
        .where('kind', options.kind)
        .andWhere('due_at', '<=', now)
        .andWhere(free =>
          free.whereNull('lease_until').orWhere('lease_until', '<=', now),
        )
        .orderBy([{ column: 'due_at' }, { column: 'id' }])
        .limit(options.limit);
      // On SQLite there is one writer, so nothing can be taken in between.
      const rows = await (isPostgres(trx) ? due.forUpdate().skipLocked() : due);
      if (rows.length === 0) {
        return [];
      }
      const token = randomUUID();
      await trx<OutboxRow>('access_outbox')
        .whereIn(
          'id',
          rows.map(row => row.id),
        )
        .update({
          lease_token: token,
          lease_until: new Date(now.getTime() + options.duration),
          attempts: trx.raw('attempts + 1'),
        });
      return rows.map(row => ({
        id: row.id,
        token,
        generation: row.generation,
        attempts: row.attempts + 1,
        content: row.right_key ?? row.payload ?? '',
      }));
    });
  }

  /**
   * Gives leases back that have nothing to do with a change of the workflow;
   * what another worker has taken over stays with it.
   */
  async settle(settled: readonly SettledLease[]): Promise<void> {
    try {
      await this.#knex.transaction(async trx => {
        await lockLeases(trx, settled);
        await giveBack(trx, settled, await databaseNow(trx));
      });
    } catch (error) {
      if (!(error instanceof LeaseLostError)) {
        throw error;
      }
      const { lost } = error;
      await this.settle(settled.filter(({ lease }) => !lost.has(lease.id)));
    }
  }
}

/**
 * Asks for the engine to be brought to what the grants of a right say.
 * @internal
 */
export async function enqueueReconcile(
  trx: Knex.Transaction,
  rightKeys: readonly string[],
  now: Date,
): Promise<void> {
  // In one order, so that two batches never wait for each other.
  const rows = [...new Set(rightKeys)].sort().map(rightKey => ({
    kind: 'reconcile',
    right_key: rightKey,
    generation: 1,
    attempts: 0,
    due_at: now,
  }));
  await inChunks(rows, chunk =>
    trx('access_outbox')
      .insert(chunk)
      .onConflict('right_key')
      .merge({
        due_at: now,
        generation: trx.raw('?? + 1', ['access_outbox.generation']),
      }),
  );
}

/** @internal */
export async function enqueueNotifications(
  trx: Knex.Transaction,
  payloads: readonly string[],
  now: Date,
): Promise<void> {
  const rows = payloads.map(payload => ({
    kind: 'notify',
    payload,
    generation: 1,
    attempts: 0,
    due_at: now,
  }));
  await inChunks(rows, chunk => trx('access_outbox').insert(chunk));
}

/** A statement takes only so many bindings. */
async function inChunks<T>(
  rows: readonly T[],
  write: (chunk: T[]) => PromiseLike<unknown>,
): Promise<void> {
  for (let start = 0; start < rows.length; start += 500) {
    await write(rows.slice(start, start + 500));
  }
}
