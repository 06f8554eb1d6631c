import { LoggerService } from '@backstage/backend-plugin-api';
import { FactBatch } from '@meshport/backstage-plugin-data-governance-node';
import { DataProductEntity } from '@meshport/backstage-plugin-data-mesh-common';
import { Knex } from 'knex';
import { ScorecardService } from '../scorecards';
import { CatalogVisibility } from '../visibility';
import { CollectionLog } from './CollectionLog';
import { CollectionQueue } from './CollectionQueue';
import { FactCollector } from './FactCollector';
import { FactReader } from './FactReader';
import { FactReceiver } from './FactReceiver';
import { FactRequests } from './FactRequests';
import { FactSources } from './factSources';
import { ENTITY_SOURCE, FactStore, MarkStale } from './FactStore';
import { KnexFactStore } from './KnexFactStore';
import { RequestedCollection } from './RequestedCollection';

/**
 * The parts of facts that others work with.
 * @internal
 */
export interface FactParts {
  store: FactStore;
  sources: FactSources;
  reader: FactReader;
  receiver: FactReceiver;
  requests: FactRequests;
  queue: CollectionQueue;
  collector: FactCollector;
  /** By the id of the provider. */
  requested: ReadonlyMap<string, RequestedCollection>;
}

/**
 * Puts the parts of facts together.
 *
 * @param options - `mark`: puts products of which facts changed in the queue of
 * what has to be evaluated again; `loadBatch`: see `FactCollector`
 * @internal
 */
export function createFacts(options: {
  knex: Knex;
  sources: FactSources;
  scorecards: Pick<ScorecardService, 'compiled'>;
  visibility: CatalogVisibility;
  mark: MarkStale;
  loadBatch: (products: DataProductEntity[]) => Promise<FactBatch>;
  logger: LoggerService;
  now: () => Date;
}): FactParts {
  const { knex, sources, mark } = options;
  const log = new CollectionLog(knex);
  const queue = new CollectionQueue(
    knex,
    sources.external.map(({ provider }) => provider.id),
  );
  const store = new KnexFactStore(knex, {
    mark: async (transaction, products, at) => {
      // What was measured was so for another version of the product.
      const changed = products.filter(({ reads }) =>
        reads.some(read => read === '*' || read === ENTITY_SOURCE),
      );
      await queue.request(
        changed.map(({ product }) => product),
        at,
        { transaction },
      );
      await mark(transaction, products, at);
    },
  });
  const collector = new FactCollector({ ...options, store, log });
  return {
    store,
    sources,
    queue,
    collector,
    reader: new FactReader({ ...options, store, log }),
    receiver: new FactReceiver({
      ...options,
      store,
      log,
      sources: sources.pushed,
    }),
    requests: new FactRequests({ ...options, store, queue }),
    requested: new Map(
      sources.external.map(external => [
        external.provider.id,
        new RequestedCollection({ ...options, queue, collector, external }),
      ]),
    ),
  };
}
