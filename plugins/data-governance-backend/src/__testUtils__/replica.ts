import { mockServices } from '@backstage/backend-test-utils';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { FactProvider } from '@meshport/backstage-plugin-data-governance-node';
import { Knex } from 'knex';
import { EntityReader } from '../collection/EntityReader';
import { KnexResultStore, ResultStore } from '../database';
import { createEvaluation } from '../evaluation/createEvaluation';
import { KnexStaleQueue } from '../evaluation/KnexStaleQueue';
import { KnexExemptionStore } from '../exemptions';
import { FactStore, KnexFactStore } from '../facts';
import { catalogFacts } from '../facts/providers/catalogFacts';
import { contractFacts } from '../facts/providers/contractFacts';
import {
  KnexScorecardStore,
  ScorecardLanguage,
  ScorecardService,
} from '../scorecards';

/**
 * Facts that tests store themselves.
 * @internal
 */
export const incidentFacts: FactProvider = {
  id: 'incidents',
  facts: { open: { type: 'int', description: 'Open ones' } },
  collect: async () => new Map(),
};

/**
 * A catalog in memory that says what was read of it.
 * @internal
 */
export class TestCatalog implements EntityReader {
  readonly #entities = new Map<string, Entity>();
  #version = 0;
  /** Refs that were read in full. */
  readonly read: string[] = [];

  constructor(entities: Entity[] = []) {
    this.put(...entities);
  }

  /** Each time with a new etag. */
  put(...entities: Entity[]): void {
    for (const entity of entities) {
      this.#version += 1;
      const etag = `v${this.#version}`;
      this.#entities.set(stringifyEntityRef(entity), {
        ...entity,
        metadata: { ...entity.metadata, etag },
      });
    }
  }

  remove(ref: string): void {
    this.#entities.delete(ref);
  }

  async byRefs(
    refs: string[],
    fields?: string[],
  ): Promise<Map<string, Entity>> {
    const found = new Map<string, Entity>();
    for (const ref of refs) {
      const entity = this.#entities.get(ref);
      if (entity) {
        found.set(ref, entity);
      }
    }
    if (!fields) {
      this.read.push(...found.keys());
    }
    return found;
  }

  async *stream(kind: string): AsyncIterable<Entity[]> {
    yield [...this.#entities.values()].filter(entity => entity.kind === kind);
  }
}

/** Leaves it to the test when the worker works. */
class TestQueue extends KnexStaleQueue {
  onMarked(): void {}
}

/** @internal */
export interface TestClock {
  now: Date;
}

/**
 * What one replica of the backend does for evaluation, on a clock of the test.
 * @internal
 */
export function aReplica(
  knex: Knex,
  options: {
    catalog: EntityReader;
    clock: TestClock;
    providers?: FactProvider[];
    /** In the place of those of the replica. */
    facts?: (facts: FactStore) => FactStore;
    results?: (results: ResultStore) => ResultStore;
    onChanged?: (products: string[]) => Promise<void>;
  },
) {
  const logger = mockServices.logger.mock();
  const now = () => options.clock.now;
  const providers = options.providers ?? [
    catalogFacts,
    contractFacts,
    incidentFacts,
  ];
  const queue = new TestQueue(knex, { now });
  const facts = new KnexFactStore(knex, {
    mark: (transaction, products, at) =>
      queue.mark(transaction, products, 'facts', at),
  });
  const scorecards = new ScorecardService({
    store: new KnexScorecardStore(knex),
    logger,
    language: new ScorecardLanguage(providers),
  });
  const exemptions = new KnexExemptionStore(knex, queue);
  const results = new KnexResultStore(knex);
  const tasks = createEvaluation({
    knex,
    queue,
    facts: options.facts?.(facts) ?? facts,
    results: options.results?.(results) ?? results,
    scorecards,
    exemptions,
    providers,
    logger,
    now,
    retentionMs: 30 * 24 * 60 * 60 * 1000,
    onChanged: options.onChanged,
  });
  return {
    ...tasks,
    queue,
    facts,
    scorecards,
    exemptions,
    results,
    logger,
    collect: () => tasks.collection.run(options.catalog),
    /** Collects and evaluates everything that changed. */
    async settle() {
      const summary = await tasks.collection.run(options.catalog);
      await tasks.worker.drain();
      return summary;
    },
    /** Stores how many incidents products have. */
    async report(incidents: Record<string, number>) {
      await facts.save(
        Object.entries(incidents).map(([product, open]) => ({
          product,
          source: 'incidents',
          content: { open },
        })),
        now(),
      );
    },
  };
}

/** @internal */
export type Replica = ReturnType<typeof aReplica>;

/**
 * Where all products stand, without the times: equal when the same was found.
 * @internal
 */
export async function snapshot(knex: Knex) {
  const results = await knex('results')
    .orderBy(['product', 'scorecard', 'check_id'])
    .select(
      'product',
      'scorecard',
      'check_id',
      'status',
      'reason',
      'exemption',
    );
  const products = await knex('product_standings').orderBy('product');
  const scorecards = await knex('scorecard_standings').orderBy([
    'product',
    'scorecard',
  ]);
  return {
    results,
    products: products.map(({ evaluated_at: _, ...row }) => row),
    scorecards,
  };
}
