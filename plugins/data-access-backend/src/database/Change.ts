import { ConflictError } from '@backstage/errors';
import { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { Knex } from 'knex';
import { appendEvents, NewAccessEvent } from './eventLog';
import { GrantRecord } from './grantRows';
import { insertGrants, updateGrants } from './grantWrites';
import { giveBack, lockLeases, SettledLease } from './leases';
import { enqueueNotifications, enqueueReconcile } from './Outbox';
import { RequestRecord, RequestRow } from './requestRows';

/**
 * One transaction of the workflow: rows that change on condition of their
 * revision, the events that say so, and what has to be done about it.
 *
 * The order of locks is the same for all: rows of requests and grants, then
 * the outbox, then the end of the log.
 * @internal
 */
export class Change {
  /** The database's clock when the transaction began, ISO 8601. */
  readonly now: string;
  /** For rows that have nothing to do with grants. */
  readonly trx: Knex.Transaction;

  readonly #events: NewAccessEvent[] = [];
  readonly #rights: string[] = [];
  readonly #notifications: NotificationSendOptions[] = [];
  readonly #touched = new Map<string, RequestRecord>();
  #settled: readonly SettledLease[] = [];

  constructor(trx: Knex.Transaction, now: Date) {
    this.trx = trx;
    this.now = now.toISOString();
  }

  /** Says that a request, or the grant of it, has changed. */
  touch(request: RequestRecord): void {
    this.#touched.set(request.id, request);
  }

  /** Their grants have ended: whoever holds them may ask again. */
  async closeRequests(ids: readonly string[]): Promise<void> {
    if (ids.length > 0) {
      await this.trx<RequestRow>('access_requests')
        .whereIn('id', [...ids].sort())
        .update({ is_open: false, updated_at: new Date(this.now) });
    }
  }

  async insertGrants(grants: readonly GrantRecord[]): Promise<void> {
    await insertGrants(this.trx, grants);
  }

  /**
   * Writes the next states of grants.
   *
   * @param nexts - each with the revision that was read
   * @returns what was written, with the new revisions; those that somebody
   * else has changed meanwhile are left out
   */
  async updateGrants(nexts: readonly GrantRecord[]): Promise<GrantRecord[]> {
    const changes = nexts.map(next => ({
      readRevision: next.revision,
      grant: { ...next, revision: next.revision + 1 },
    }));
    const written = await updateGrants(this.trx, changes);
    return changes
      .map(({ grant }) => grant)
      .filter(({ id }) => written.has(id));
  }

  /**
   * Notes attempts or findings that change no state: the revisions stay, so
   * that they do not get into the way of a person who is about to act.
   *
   * @returns those that were written; the others were changed by somebody else
   */
  async noteOnGrants(grants: readonly GrantRecord[]): Promise<GrantRecord[]> {
    const written = await updateGrants(
      this.trx,
      grants.map(grant => ({ readRevision: grant.revision, grant })),
    );
    return grants.filter(({ id }) => written.has(id));
  }

  /** Adds a line to the log. */
  record(event: Omit<NewAccessEvent, 'at'>): void {
    this.#events.push({ ...event, at: this.now });
  }

  /** Asks for the engine to be brought to what the grants of a right say. */
  reconcile(rightKey: string): void {
    this.#rights.push(rightKey);
  }

  notify(notification: NotificationSendOptions): void {
    this.#notifications.push(notification);
  }

  /**
   * Gives leases back with the transaction, which fails with a
   * `LeaseLostError` when one of them is no longer held.
   */
  settle(settled: readonly SettledLease[]): void {
    this.#settled = settled;
  }

  /**
   * Writes what was collected; the last thing in the transaction.
   *
   * @returns what others may want to know once it is committed
   */
  async finish(): Promise<{ touched: RequestRecord[]; enqueued: boolean }> {
    const now = new Date(this.now);
    await lockLeases(this.trx, this.#settled);
    await enqueueReconcile(this.trx, this.#rights, now);
    await giveBack(this.trx, this.#settled, now);
    await enqueueNotifications(
      this.trx,
      this.#notifications.map(notification => JSON.stringify(notification)),
      now,
    );
    await appendEvents(this.trx, this.#events);
    return {
      touched: [...this.#touched.values()],
      enqueued: this.#rights.length + this.#notifications.length > 0,
    };
  }
}

/**
 * The error of who was not the first to change something.
 * @internal
 */
export function changedMeanwhile(what: string, id: string): ConflictError {
  return new ConflictError(
    `The ${what} ${id} has changed meanwhile; look at it again, then decide`,
  );
}
