import { Knex } from 'knex';
import { among, isPostgres } from '@meshport/backstage-plugin-data-mesh-node';
import { timestampValue } from '../database/dialect';
import { chunksOf } from '../database/rows';

/**
 * A product about which a provider is to be asked before its time.
 * @internal
 */
export interface CollectionRequest {
  product: string;
  /** Raised by each request, so that one in between is seen. */
  revision: number;
}

/**
 * The products about which external providers are to be asked soon, because
 * the product changed or because somebody wants to know. Each provider has its
 * own line, so that a slow one keeps no other waiting. Kept in the database:
 * any replica may ask, and any may do it.
 * @internal
 */
export class CollectionQueue {
  readonly #knex: Knex;
  readonly #sources: readonly string[];
  readonly #listeners: (() => void)[] = [];

  /**
   * @param sources - ids of the external providers
   */
  constructor(knex: Knex, sources: readonly string[]) {
    this.#knex = knex;
    this.#sources = sources;
  }

  /**
   * Asks all providers about products.
   *
   * @param options - `unlessSince`: leaves alone what was asked at that time
   * or later
   * @returns whether something was asked
   */
  async request(
    products: readonly string[],
    at: Date,
    options: { transaction?: Knex.Transaction; unlessSince?: Date } = {},
  ): Promise<boolean> {
    if (products.length === 0 || this.#sources.length === 0) {
      return false;
    }
    const { transaction: knex = this.#knex, unlessSince } = options;
    const asked = await writeRequests(knex, products, this.#sources, {
      at,
      unlessSince,
    });
    if (asked > 0) {
      this.#listeners.forEach(listener => listener());
    }
    return asked > 0;
  }

  /**
   * Calls back when this replica asked; its transaction may not be committed
   * yet.
   */
  onRequested(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /**
   * Takes products that no living worker holds, the longest waiting first.
   *
   * @param until - afterwards another worker may take them
   */
  async claim(
    source: string,
    limit: number,
    now: Date,
    until: Date,
  ): Promise<CollectionRequest[]> {
    const free = this.#knex('collection_requests')
      .where({ source, waits: true })
      .where(claimed =>
        claimed.whereNull('claimed_until').orWhere('claimed_until', '<', now),
      )
      .orderBy('requested_at')
      .limit(limit)
      .select('product');
    if (isPostgres(this.#knex)) {
      free.forUpdate().skipLocked();
    }
    return this.#knex('collection_requests')
      .where({ source })
      .whereIn('product', free)
      .update({ claimed_until: until })
      .returning(['product', 'revision']);
  }

  /**
   * Notes that the facts were collected. A product that was asked about again
   * in between waits on.
   */
  async finish(
    source: string,
    requests: readonly CollectionRequest[],
  ): Promise<void> {
    await this.#knex.transaction(async trx => {
      await lockRequests(trx, source, requests);
      for (const chunk of chunksOf(requests)) {
        await trx('collection_requests')
          .where({ source })
          .whereIn(
            ['product', 'revision'],
            chunk.map(({ product, revision }) => [product, revision]),
          )
          .update({ waits: false });
      }
      await unclaim(trx, source, requests);
    });
  }

  /** Gives products back. */
  async release(
    source: string,
    requests: readonly CollectionRequest[],
  ): Promise<void> {
    await this.#knex.transaction(async trx => {
      await lockRequests(trx, source, requests);
      await unclaim(trx, source, requests);
    });
  }

  /** Forgets providers that do not exist any more, and products that are gone. */
  async tidy(products: readonly string[]): Promise<void> {
    await this.#knex('collection_requests')
      .where('product', 'not in', among(this.#knex, products))
      .orWhere('source', 'not in', among(this.#knex, this.#sources))
      .delete();
  }
}

/**
 * One statement, whatever the number of products, in one order everywhere, so
 * that two writers do not lock crosswise.
 *
 * @returns how many rows were written
 */
async function writeRequests(
  knex: Knex,
  products: readonly string[],
  sources: readonly string[],
  { at, unlessSince }: { at: Date; unlessSince?: Date },
): Promise<number> {
  const isPg = isPostgres(knex);
  const [item, order] = isPg ? ['unnest', 'collate "C"'] : ['value', ''];
  // SQLite takes `on conflict` for a condition of the join without a `where`.
  const written = await knex.raw(
    `insert into collection_requests as known
        (product, source, requested_at, waits)
      select products.${item}, sources.${item}, ?, true
      from (?) as products cross join (?) as sources where true
      order by products.${item} ${order}, sources.${item} ${order}
      on conflict (product, source) do update set
        requested_at = excluded.requested_at,
        waits = true,
        revision = known.revision + 1
      ${unlessSince ? 'where known.requested_at < ?' : ''}
      returning 1 as written`,
    [
      timestampValue(knex, at),
      among(knex, [...new Set(products)]),
      among(knex, sources),
      ...(unlessSince ? [timestampValue(knex, unlessSince)] : []),
    ],
  );
  const rows: unknown[] = isPg ? written.rows : written;
  return rows.length;
}

/** In the order in which requests are written. */
async function lockRequests(
  trx: Knex.Transaction,
  source: string,
  requests: readonly CollectionRequest[],
): Promise<void> {
  if (isPostgres(trx)) {
    await trx('collection_requests')
      .where({ source })
      .where('product', 'in', among(trx, productsOf(requests)))
      .orderByRaw('product collate "C"')
      .select('product')
      .forUpdate();
  }
}

async function unclaim(
  trx: Knex.Transaction,
  source: string,
  requests: readonly CollectionRequest[],
): Promise<void> {
  await trx('collection_requests')
    .where({ source })
    .where('product', 'in', among(trx, productsOf(requests)))
    .update({ claimed_until: null });
}

function productsOf(requests: readonly CollectionRequest[]): string[] {
  return requests.map(({ product }) => product);
}
