import { randomUUID } from 'node:crypto';
import { ConflictError } from '@backstage/errors';
import { Knex } from 'knex';
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
export type Lease = {
  id: number;
  token: string;
  generation: number;
  attempts: number;
} & (
  | { kind: 'reconcile'; rightKey: string }
  | { kind: 'notify'; payload: string }
);

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
  async lease(options: { limit: number; duration: number }): Promise<Lease[]> {
    return this.#knex.transaction(async trx => {
      const now = await databaseNow(trx);
      const due = trx<OutboxRow>('access_outbox')
        .where('due_at', '<=', now)
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
      return rows.map(row => toLease(row, token));
    });
  }

  /** Done. When more was asked for in the meantime, it stays and is due. */
  async complete(lease: Lease): Promise<void> {
    const deleted = await held(this.#knex, lease)
      .where({ generation: lease.generation })
      .delete();
    if (!deleted) {
      await this.#release(lease, await databaseNow(this.#knex));
    }
  }

  /**
   * To be done again after `delay` milliseconds, or at once when more was
   * asked for in the meantime.
   */
  async postpone(lease: Lease, delay: number): Promise<void> {
    const now = await databaseNow(this.#knex);
    const later = new Date(now.getTime() + delay);
    const postponed = await held(this.#knex, lease)
      .where({ generation: lease.generation })
      .update({ due_at: later, lease_token: null, lease_until: null });
    if (!postponed) {
      await this.#release(lease, now);
    }
  }

  async #release(lease: Lease, dueAt: Date): Promise<void> {
    await held(this.#knex, lease).update({
      due_at: dueAt,
      lease_token: null,
      lease_until: null,
    });
  }
}

/**
 * Makes sure, within a transaction, that the lease is still held, and keeps
 * it until the transaction ends.
 *
 * @throws `ConflictError` when another worker has taken over
 * @internal
 */
export async function requireLease(
  trx: Knex.Transaction,
  lease: Lease,
): Promise<void> {
  const query = held(trx, lease).select('id');
  const rows = await (isPostgres(trx) ? query.forUpdate() : query);
  if (rows.length === 0) {
    throw new ConflictError(`The lease on outbox row ${lease.id} was lost`);
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
  if (rightKeys.length === 0) {
    return;
  }
  await trx('access_outbox')
    .insert(
      // In one order, so that two batches never wait for each other.
      [...new Set(rightKeys)].sort().map(rightKey => ({
        kind: 'reconcile',
        right_key: rightKey,
        generation: 1,
        attempts: 0,
        due_at: now,
      })),
    )
    .onConflict('right_key')
    .merge({
      due_at: now,
      generation: trx.raw('?? + 1', ['access_outbox.generation']),
    });
}

/** @internal */
export async function enqueueNotifications(
  trx: Knex.Transaction,
  payloads: readonly string[],
  now: Date,
): Promise<void> {
  if (payloads.length === 0) {
    return;
  }
  await trx('access_outbox').insert(
    payloads.map(payload => ({
      kind: 'notify',
      payload,
      generation: 1,
      attempts: 0,
      due_at: now,
    })),
  );
}

function held(knex: Knex, lease: Lease) {
  return knex<OutboxRow>('access_outbox').where({
    id: lease.id,
    lease_token: lease.token,
  });
}

function toLease(row: OutboxRow, token: string): Lease {
  const common = {
    id: row.id,
    token,
    generation: row.generation,
    attempts: row.attempts + 1,
  };
  return row.right_key === null
    ? { ...common, kind: 'notify', payload: row.payload ?? '' }
    : { ...common, kind: 'reconcile', rightKey: row.right_key };
}
