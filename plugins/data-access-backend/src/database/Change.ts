import { ConflictError } from '@backstage/errors';
import { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { Knex } from 'knex';
import { appendEvents, NewAccessEvent } from './eventLog';
import { GrantRecord, GrantRow, toGrantRow } from './grantRows';
import {
  enqueueNotifications,
  enqueueReconcile,
  Lease,
  requireLease,
} from './Outbox';
import { RequestRecord, RequestRow, toRequestRow } from './requestRows';

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

  readonly #trx: Knex.Transaction;
  readonly #events: NewAccessEvent[] = [];
  readonly #rights: string[] = [];
  readonly #notifications: NotificationSendOptions[] = [];
  readonly #touched = new Map<string, RequestRecord>();
  #lease: Lease | undefined;

  constructor(trx: Knex.Transaction, now: Date) {
    this.#trx = trx;
    this.now = now.toISOString();
  }

  /** @throws the database's error when the requester has an open request */
  async insertRequest(request: RequestRecord): Promise<void> {
    await this.#trx<RequestRow>('access_requests').insert(
      toRequestRow(request, true),
    );
    await this.#trx('access_request_approvers').insert(
      request.approvers.map(approver => ({ request_id: request.id, approver })),
    );
    this.#touched.set(request.id, request);
  }

  /**
   * Writes the next state of a request.
   *
   * @param next - with the revision that was read
   * @returns what was written, with the new revision
   * @throws `ConflictError` when somebody was faster
   */
  async updateRequest(
    next: RequestRecord,
    options: { isOpen: boolean },
  ): Promise<RequestRecord> {
    const written = {
      ...next,
      updatedAt: this.now,
      revision: next.revision + 1,
    };
    const count = await this.#trx<RequestRow>('access_requests')
      .where({ id: next.id, revision: next.revision })
      .update(toRequestRow(written, options.isOpen));
    assertFirst(count, 'request', next.id);
    this.#touched.set(written.id, written);
    return written;
  }

  /** The grant has ended: the requester may ask again. */
  async closeRequest(request: RequestRecord): Promise<void> {
    await this.#trx<RequestRow>('access_requests')
      .where({ id: request.id })
      .update({ is_open: false, updated_at: new Date(this.now) });
  }

  async insertGrant(grant: GrantRecord): Promise<void> {
    await this.#trx<GrantRow>('access_grants').insert(toGrantRow(grant));
  }

  /**
   * Writes the next state of a grant.
   *
   * @param next - with the revision that was read
   * @returns what was written, with the new revision
   * @throws `ConflictError` when somebody was faster
   */
  async updateGrant(
    next: GrantRecord,
    request: RequestRecord,
  ): Promise<GrantRecord> {
    const written = { ...next, revision: next.revision + 1 };
    await this.#writeGrant(next, written);
    this.#touched.set(request.id, request);
    return written;
  }

  /**
   * Notes an attempt or a finding that changes no state: the revision stays,
   * so that it does not get into the way of a person who is about to act.
   *
   * @throws `ConflictError` when somebody has changed the grant meanwhile
   */
  async noteOnGrant(grant: GrantRecord): Promise<void> {
    await this.#writeGrant(grant, grant);
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

  /** Makes the transaction fail when the lease is no longer held. */
  underLease(lease: Lease): void {
    this.#lease = lease;
  }

  /**
   * Writes what was collected; the last thing in the transaction.
   *
   * @returns what others may want to know once it is committed
   */
  async finish(): Promise<{ touched: RequestRecord[]; enqueued: boolean }> {
    if (this.#lease) {
      await requireLease(this.#trx, this.#lease);
    }
    const now = new Date(this.now);
    await enqueueReconcile(this.#trx, this.#rights, now);
    await enqueueNotifications(
      this.#trx,
      this.#notifications.map(notification => JSON.stringify(notification)),
      now,
    );
    await appendEvents(this.#trx, this.#events);
    return {
      touched: [...this.#touched.values()],
      enqueued: this.#rights.length + this.#notifications.length > 0,
    };
  }

  async #writeGrant(read: GrantRecord, written: GrantRecord): Promise<void> {
    const count = await this.#trx<GrantRow>('access_grants')
      .where({ id: read.id, revision: read.revision })
      .update(toGrantRow(written));
    assertFirst(count, 'grant', read.id);
  }
}

function assertFirst(count: number, what: string, id: string): void {
  if (count === 0) {
    throw new ConflictError(
      `The ${what} ${id} has changed meanwhile; look at it again, then decide`,
    );
  }
}
