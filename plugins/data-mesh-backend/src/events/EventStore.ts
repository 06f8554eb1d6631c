import { ProductEvent } from '@meshport/backstage-plugin-data-mesh-common';
import { Knex } from 'knex';
import { among, isPostgres } from '@meshport/backstage-plugin-data-mesh-node';
import { Timestamp, toIso } from '../database/values';
import { VisibleRefs } from '../visibility/CatalogVisibility';

/**
 * An event that nobody else tells of until the lease ends.
 * @internal
 */
export interface LeasedEvent {
  event: ProductEvent;
  /** How often it was tried, this time included. */
  attempts: number;
}

interface EventRow {
  id: number | string;
  product_ref: string;
  type: ProductEvent['type'];
  at: Timestamp;
  item: string;
  attempts: number;
}

const LISTED = 200;

/**
 * What happened to products, and what of it has still to be told.
 * @internal
 */
export class EventStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /**
   * The newest first, at most 200.
   *
   * @param visible - what the caller may see: events tell what changed in a
   * contract, so those of other contracts are left out
   */
  async list(
    productRef: string,
    visible: VisibleRefs = 'everything',
  ): Promise<ProductEvent[]> {
    const events = this.#knex('product_events')
      .where('product_ref', productRef)
      .orderBy('id', 'desc')
      .limit(LISTED)
      .select();
    if (visible !== 'everything') {
      const contract = this.#knex.raw(
        isPostgres(this.#knex)
          ? `item::json ->> 'contract'`
          : `json_extract(item, '$.contract')`,
      );
      events.whereRaw('(? is null or ? in (?))', [
        contract,
        contract,
        among(this.#knex, visible.contracts),
      ]);
    }
    const rows: EventRow[] = await events;
    return rows.map(toEvent);
  }

  /**
   * Takes what is to be told, the oldest first; it is due again at the end of
   * the lease unless it is {@link EventStore.settle | settled}.
   *
   * @param options - `since`: what happened before is not told any more
   */
  async lease(options: {
    now: Date;
    until: Date;
    since: Date;
    limit: number;
  }): Promise<LeasedEvent[]> {
    return this.#knex.transaction(async trx => {
      const due = trx('product_events')
        .whereNull('settled_at')
        .where('due_at', '<=', options.now)
        .where('at', '>', options.since)
        .orderBy('id')
        .limit(options.limit)
        .select();
      // On SQLite there is one writer, so nothing can be taken in between.
      const rows: EventRow[] = await (isPostgres(trx)
        ? due.forUpdate().skipLocked()
        : due);
      await trx('product_events')
        .whereIn(
          'id',
          rows.map(({ id }) => id),
        )
        .update({
          due_at: options.until,
          attempts: trx.raw('attempts + 1'),
        });
      return rows.map(row => ({
        event: toEvent(row),
        attempts: row.attempts + 1,
      }));
    });
  }

  /** Whoever is to be told was told. */
  async settle(ids: readonly string[], at: Date): Promise<void> {
    await this.#knex('product_events')
      .whereIn('id', ids)
      .update({ settled_at: at });
  }

  /** To be told again, not before `dueAt`. */
  async postpone(ids: readonly string[], dueAt: Date): Promise<void> {
    await this.#knex('product_events')
      .whereIn('id', ids)
      .whereNull('settled_at')
      .update({ due_at: dueAt });
  }

  /** Closes what is too old to be told. */
  async expire(before: Date, at: Date): Promise<void> {
    await this.#knex('product_events')
      .whereNull('settled_at')
      .where('at', '<=', before)
      .update({ settled_at: at });
  }
}

function toEvent(row: EventRow): ProductEvent {
  return {
    ...JSON.parse(row.item),
    id: String(row.id),
    product: row.product_ref,
    type: row.type,
    at: toIso(row.at),
  };
}
