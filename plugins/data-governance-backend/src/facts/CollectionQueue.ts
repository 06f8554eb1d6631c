import { Knex } from 'knex';
import { among } from '../database/among';
import { isPostgres } from '../database/dialect';
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
    const { transaction: knex = this.#knex, unlessSince } = options;
    // In one order everywhere, so that two writers do not lock crosswise.
    const rows = [...new Set(products)].sort().flatMap(product =>
      this.#sources.map(source => ({
        product,
        source,
        requested_at: at,
        waits: true,
      })),
    );
    let asked = 0;
    for (const chunk of chunksOf(rows)) {
      const insert = knex('collection_requests')
        .insert(chunk)
        .onConflict(['product', 'source'])
        .merge({
          requested_at: at,
          waits: true,
          revision: knex.raw('collection_requests.revision + 1'),
        });
      if (unlessSince) {
        insert.where('collection_requests.requested_at', '<', unlessSince);
      }
      asked += (await insert.returning('product')).length;
    }
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
