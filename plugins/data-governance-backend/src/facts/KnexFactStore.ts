import { FactEvidence } from '@meshport/backstage-plugin-data-governance-common';
import { Knex } from 'knex';
import { among } from '@meshport/backstage-plugin-data-mesh-node';
import { toIso } from '../database/rows';
import { changedReads } from './changedReads';
import { compareFacts, CurrentFacts } from './compareFacts';
import { EvidenceStore } from './EvidenceStore';
import { FactRows } from './FactRows';
import {
  ENTITY_SOURCE,
  FactsOfProduct,
  FactStore,
  FoundFacts,
  MarkStale,
  SavedFacts,
  StoredFacts,
} from './FactStore';
import { lockAllSources, lockSources } from './lockSources';
import { FactRow, toStoredFacts } from './rows';

const ROWS_PER_DELETE = 5_000;
const ROWS_PER_EXPIRY = 500;

/** @internal */
export class KnexFactStore implements FactStore {
  readonly #knex: Knex;
  readonly #mark: MarkStale;

  constructor(knex: Knex, options: { mark: MarkStale }) {
    this.#knex = knex;
    this.#mark = options.mark;
  }

  async save(
    found: readonly FoundFacts[],
    at: Date,
    options: {
      transaction?: Knex.Transaction;
      versions?: ReadonlyMap<string, string>;
    } = {},
  ): Promise<SavedFacts> {
    if (found.length === 0) {
      return { changed: [], outdated: [], conflicting: [] };
    }
    return this.#transaction(options.transaction, async trx => {
      const rows = new FactRows(trx);
      await lockSources(trx, unique(found.map(({ source }) => source)));
      const { versions } = options;
      const timely = versions
        ? await this.#timely(trx, found, versions)
        : found;
      const comparison = compareFacts(timely, await rows.current(timely), at);
      const { changed, renewed, explained } = comparison;
      const before = changed.flatMap(facts => facts.before ?? []);
      const contents = await rows.contents(
        before.filter(facts => facts.source !== ENTITY_SOURCE),
      );
      await rows.replace(changed);
      await rows.renew(renewed);
      await new EvidenceStore(trx).save(trx, explained);
      if (changed.length > 0) {
        await this.#mark(trx, changedReads(changed, contents), at);
      }
      return {
        changed: productsOf(changed),
        outdated: productsOf(comparison.outdated),
        conflicting: productsOf(comparison.conflicting),
      };
    });
  }

  async current(
    products: readonly string[],
    sources?: readonly string[],
  ): Promise<Map<string, FactsOfProduct>> {
    return this.#read(products, sources, rows => rows.whereNull('until'));
  }

  async at(
    products: readonly string[],
    time: Date,
    sources?: readonly string[],
  ): Promise<Map<string, FactsOfProduct>> {
    return this.#read(products, sources, rows => wereKnown(rows, time));
  }

  async products(): Promise<string[]> {
    return this.#products(rows => rows.whereNull('until'));
  }

  async productsAt(time: Date): Promise<string[]> {
    return this.#products(rows => wereKnown(rows, time));
  }

  async evidence(
    product: string,
    sources?: readonly string[],
  ): Promise<(FactEvidence & { source: string })[]> {
    return new EvidenceStore(this.#knex).find(product, sources);
  }

  async remove(
    products: readonly string[],
    at: Date,
    options: { transaction?: Knex.Transaction } = {},
  ): Promise<void> {
    if (products.length === 0) {
      return;
    }
    await this.#transaction(options.transaction, async trx => {
      await lockAllSources(trx);
      await new FactRows(trx).end(
        rows => rows.where('product', 'in', among(trx, products)),
        at,
      );
      await new EvidenceStore(trx).remove(products);
    });
  }

  async versions(products: readonly string[]): Promise<Map<string, string>> {
    return this.#versions(this.#knex, products);
  }

  async tidy(sources: readonly string[], at: Date): Promise<void> {
    const isOver = (rows: Knex.QueryBuilder) => {
      const inCatalog = this.#knex('facts')
        .where({ source: ENTITY_SOURCE })
        .whereNull('until')
        .select('product');
      rows.where(over =>
        over
          .where(
            'source',
            'not in',
            among(this.#knex, [...sources, ENTITY_SOURCE]),
          )
          .orWhere('product', 'not in', inCatalog),
      );
    };
    const found = await this.#knex('facts')
      .whereNull('until')
      .modify(isOver)
      .first('id');
    if (!found) {
      return;
    }
    await this.#knex.transaction(async trx => {
      await lockAllSources(trx);
      const ended = await new FactRows(trx).end(isOver, at);
      await trx('evidence').modify(isOver).delete();
      if (ended.length > 0) {
        await this.#mark(trx, changedReads(ended), at);
      }
    });
  }

  async expire(now: Date): Promise<number> {
    let expired = 0;
    for (;;) {
      const count = await this.#knex.transaction(async trx => {
        const rows = new FactRows(trx);
        const sources = await rows.sourcesToExpire(now);
        await lockSources(trx, sources);
        const found = await rows.toExpire(sources, now, ROWS_PER_EXPIRY);
        await this.save(found.map(noLongerValid), now, { transaction: trx });
        return found.length;
      });
      expired += count;
      if (count < ROWS_PER_EXPIRY) {
        return expired;
      }
    }
  }

  async prune(before: Date, signal?: AbortSignal): Promise<number> {
    let deleted = 0;
    for (;;) {
      const oldest = this.#knex('facts')
        .where('until', '<', before)
        .orderBy('until')
        .limit(ROWS_PER_DELETE)
        .select('id');
      const count = await this.#knex('facts')
        .where('id', 'in', oldest)
        .delete();
      deleted += count;
      if (count < ROWS_PER_DELETE || signal?.aborted) {
        return deleted;
      }
    }
  }

  async #read(
    products: readonly string[],
    sources: readonly string[] | undefined,
    limit: (rows: Knex.QueryBuilder) => void,
  ): Promise<Map<string, FactsOfProduct>> {
    const found = new Map<string, Map<string, StoredFacts>>();
    const rows: FactRow[] = await this.#knex<FactRow>('facts')
      .where('product', 'in', among(this.#knex, products))
      .modify(query => {
        limit(query);
        if (sources) {
          query.where('source', 'in', among(this.#knex, sources));
        }
      });
    for (const row of rows) {
      const facts = found.get(row.product) ?? new Map<string, StoredFacts>();
      found.set(row.product, facts.set(row.source, toStoredFacts(row)));
    }
    return found;
  }

  async #products(limit: (rows: Knex.QueryBuilder) => void): Promise<string[]> {
    const rows: { product: string }[] = await this.#knex('facts')
      .where({ source: ENTITY_SOURCE })
      .modify(limit)
      .select('product');
    return rows.map(({ product }) => product).sort();
  }

  async #timely(
    trx: Knex.Transaction,
    found: readonly FoundFacts[],
    versions: ReadonlyMap<string, string>,
  ): Promise<readonly FoundFacts[]> {
    const now = await this.#versions(trx, productsOf(found));
    return found.filter(({ product }) => {
      const version = now.get(product);
      return version !== undefined && version === versions.get(product);
    });
  }

  async #versions(
    knex: Knex,
    products: readonly string[],
  ): Promise<Map<string, string>> {
    const rows: Pick<FactRow, 'product' | 'since'>[] = await knex('facts')
      .where({ source: ENTITY_SOURCE })
      .whereNull('until')
      .where('product', 'in', among(knex, products))
      .select('product', 'since');
    return new Map(rows.map(({ product, since }) => [product, toIso(since)]));
  }

  #transaction<T>(
    joined: Knex.Transaction | undefined,
    work: (transaction: Knex.Transaction) => Promise<T>,
  ): Promise<T> {
    return joined ? work(joined) : this.#knex.transaction(work);
  }
}

function wereKnown(rows: Knex.QueryBuilder, time: Date): void {
  rows
    .where('since', '<=', time)
    .where(ends => ends.whereNull('until').orWhere('until', '>', time));
}

function noLongerValid({
  product,
  source,
  observedAt,
  validUntil,
}: CurrentFacts): FoundFacts {
  const end = validUntil?.toISOString();
  return {
    product,
    source,
    failure: `What ${source} said is no longer valid since ${end}`,
    observedAt: observedAt?.toISOString(),
    validUntil: end,
  };
}

function productsOf(facts: readonly { product: string }[]): string[] {
  return unique(facts.map(({ product }) => product));
}

function unique(values: string[]): string[] {
  return [...new Set(values)];
}
