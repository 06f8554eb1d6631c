import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { FactProvider } from '@meshport/backstage-plugin-data-governance-node';
import { isDataProductEntity } from '@meshport/backstage-plugin-data-mesh-common';
import { Knex } from 'knex';
import { DomainTree } from '@meshport/backstage-plugin-data-mesh-node';
import { chunksOf } from '../database/rows';
import { StaleQueue } from '../evaluation/StaleQueue';
import { FactStore } from '../facts/FactStore';
import { ScorecardService } from '../scorecards';
import { collectProducts } from './collectProducts';
import { DependencyStore } from './DependencyStore';
import { EntityReader } from './EntityReader';
import { findChanges, relatedOf } from './findChanges';
import { IDENTITY_FIELDS, versionOf } from './relatedEntity';
import { RelatedEntities } from './RelatedEntities';

const BATCH_SIZE = 1_000;

/** @internal */
export interface CollectionSummary {
  /** Products in the catalog. */
  products: number;
  /** Those that were read, because they or what they depend on changed. */
  read: number;
  /** Those about which something else is known now. */
  changed: number;
  /** Those that were in the catalog before and are not any more. */
  removed: number;
}

/**
 * Keeps what is known from the catalog up to date: rules, what the catalog says
 * about products, and the facts that follow from it. What changed is marked to
 * be evaluated again; what did not is not even read.
 * @internal
 */
export class CatalogCollection {
  readonly #knex: Knex;
  readonly #scorecards: ScorecardService;
  readonly #facts: FactStore;
  readonly #queue: StaleQueue;
  readonly #providers: readonly FactProvider[];
  readonly #logger: LoggerService;
  readonly #now: () => Date;
  readonly #dependencies: DependencyStore;
  readonly #related = new RelatedEntities();

  /**
   * @param options - of `providers` those with the source `entities` are
   * asked
   */
  constructor(options: {
    knex: Knex;
    scorecards: ScorecardService;
    facts: FactStore;
    queue: StaleQueue;
    providers: readonly FactProvider[];
    logger: LoggerService;
    now: () => Date;
  }) {
    this.#knex = options.knex;
    this.#scorecards = options.scorecards;
    this.#facts = options.facts;
    this.#queue = options.queue;
    this.#logger = options.logger;
    this.#now = options.now;
    this.#providers = options.providers.filter(
      ({ source }) => source === 'entities',
    );
    this.#dependencies = new DependencyStore(options.knex);
  }

  /**
   * Goes through the whole catalog once.
   *
   * @param signal - stops between two batches; what is written stays right
   * @throws what the catalog or the database throws; the next run goes on
   */
  async run(
    reader: EntityReader,
    signal?: AbortSignal,
  ): Promise<CollectionSummary> {
    const at = this.#now();
    await this.#scorecards.sync(
      await all(reader.stream('Scorecard')),
      at,
      (transaction, changed) =>
        this.#queue.markAll(transaction, changed, 'rules', at),
    );
    const domains = new DomainTree(
      await all(
        reader.stream('Domain', [...IDENTITY_FIELDS, 'spec.subdomainOf']),
      ),
    );
    const { products, versions } = await readVersions(reader);
    const stored = await this.#dependencies.all();
    await this.#related.refresh(reader, relatedOf(stored), versions);
    const { changed, gone } = findChanges(stored, products, {
      versions,
      domains,
      related: this.#related,
    });
    const summary = {
      products: products.size,
      read: 0,
      changed: 0,
      removed: 0,
    };
    for (const refs of chunksOf(changed, BATCH_SIZE)) {
      signal?.throwIfAborted();
      summary.changed += await this.#collect(reader, refs, domains, signal);
      summary.read += refs.length;
    }
    summary.removed = await this.#remove(gone, products);
    return summary;
  }

  async #collect(
    reader: EntityReader,
    refs: string[],
    domains: DomainTree,
    signal?: AbortSignal,
  ): Promise<number> {
    const entities = await reader.byRefs(refs);
    const { found, versions } = await collectProducts({
      reader,
      products: [...entities.values()].filter(isDataProductEntity),
      domains,
      providers: this.#providers,
      related: this.#related.entities,
      signal,
      logger: this.#logger,
    });
    const at = this.#now();
    return this.#knex.transaction(async transaction => {
      await this.#dependencies.save(transaction, versions);
      const { changed } = await this.#facts.save(found, at, { transaction });
      return changed.length;
    });
  }

  async #remove(
    gone: string[],
    products: ReadonlySet<string>,
  ): Promise<number> {
    // Also those with results from before facts were kept.
    const left = (await this.#dependencies.withoutFacts()).filter(
      product => !products.has(product),
    );
    const refs = [...new Set([...gone, ...left])];
    if (refs.length > 0) {
      const at = this.#now();
      await this.#knex.transaction(async transaction => {
        await this.#dependencies.remove(transaction, refs);
        await this.#facts.remove(refs, at, { transaction });
        await this.#queue.mark(
          transaction,
          refs.map(product => ({ product, reads: ['*'] })),
          'facts',
          at,
        );
      });
    }
    return refs.length;
  }
}

async function readVersions(
  reader: EntityReader,
): Promise<{ products: Set<string>; versions: Map<string, string> }> {
  const products = new Set<string>();
  const versions = new Map<string, string>();
  const fields = [...IDENTITY_FIELDS, 'apiVersion'];
  for (const kind of ['DataProduct', 'DataContract']) {
    for await (const batch of reader.stream(kind, fields)) {
      for (const entity of batch) {
        const ref = stringifyEntityRef(entity);
        versions.set(ref, versionOf(entity));
        if (isDataProductEntity(entity)) {
          products.add(ref);
        }
      }
    }
  }
  return { products, versions };
}

async function all(batches: AsyncIterable<Entity[]>): Promise<Entity[]> {
  const found: Entity[] = [];
  for await (const batch of batches) {
    found.push(...batch);
  }
  return found;
}
