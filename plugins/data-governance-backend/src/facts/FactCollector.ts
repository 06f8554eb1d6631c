import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  FactBatch,
  FactProvider,
} from '@meshport/backstage-plugin-data-governance-node';
import { DataProductEntity } from '@meshport/backstage-plugin-data-mesh-common';
import { chunksOf } from '../database/rows';
import { EntityContent } from '../judging';
import { collectBatch } from './collectBatch';
import { CollectionLog } from './CollectionLog';
import { CollectionTally } from './CollectionTally';
import { ENTITY_SOURCE, FactStore, FoundFacts, SavedFacts } from './FactStore';
import { ProviderSettings } from './readFactsConfig';

const DEFAULT_BATCH_SIZE = 100;

/**
 * An external provider, and how the configuration wants it used.
 * @internal
 */
export interface ExternalProvider {
  provider: FactProvider;
  settings: ProviderSettings;
}

/**
 * The most products that a provider is asked about at once.
 * @internal
 */
export function batchSizeOf({ batchSize }: FactProvider): number {
  return batchSize ?? DEFAULT_BATCH_SIZE;
}

/**
 * Asks external providers about the products that are in the catalog now, and
 * stores what they find out.
 * @internal
 */
export class FactCollector {
  readonly #store: FactStore;
  readonly #log: CollectionLog;
  readonly #loadBatch: (products: DataProductEntity[]) => Promise<FactBatch>;
  readonly #logger: LoggerService;
  readonly #now: () => Date;

  /**
   * @param options - `loadBatch` finds what belongs to products; when it
   * throws, the collection ends and what was known stays
   */
  constructor(options: {
    store: FactStore;
    log: CollectionLog;
    loadBatch: (products: DataProductEntity[]) => Promise<FactBatch>;
    logger: LoggerService;
    now: () => Date;
  }) {
    this.#store = options.store;
    this.#log = options.log;
    this.#loadBatch = options.loadBatch;
    this.#logger = options.logger;
    this.#now = options.now;
  }

  /**
   * Asks one provider about all products, batch by batch, and records how it
   * fares.
   *
   * @param signal - stops between two batches and in one; what is stored stays
   * @throws the reason of `signal`, or what the database throws
   */
  async collectAll(
    external: ExternalProvider,
    signal: AbortSignal,
  ): Promise<void> {
    const { id } = external.provider;
    const startedAt = this.#now();
    const tally = new CollectionTally();
    await this.#log.record(id, startedAt, tally.progress);
    try {
      const products = await this.#store.products();
      await this.#collect(external, products, signal, async (found, saved) => {
        tally.add(found, saved);
        await this.#log.record(id, startedAt, tally.progress);
      });
    } catch (error) {
      tally.stop(toError(error).message);
      throw error;
    } finally {
      await this.#log.record(id, startedAt, tally.progress, this.#now());
    }
  }

  /**
   * Asks one provider about some products.
   *
   * @throws as `collectAll`
   */
  async collectSome(
    external: ExternalProvider,
    products: readonly string[],
    signal: AbortSignal,
  ): Promise<void> {
    await this.#collect(external, products, signal);
  }

  async #collect(
    external: ExternalProvider,
    products: readonly string[],
    signal: AbortSignal,
    onBatch?: (found: FoundFacts[], saved: SavedFacts) => Promise<void>,
  ): Promise<void> {
    for (const chunk of chunksOf(products, batchSizeOf(external.provider))) {
      signal.throwIfAborted();
      const { known, versions } = await this.#read(chunk);
      if (known.length === 0) {
        continue;
      }
      const found = await this.#ask(external, known, signal);
      const saved = await this.#store.save(found, this.#now(), { versions });
      await onBatch?.(found, saved);
    }
  }

  async #read(products: readonly string[]): Promise<{
    known: DataProductEntity[];
    versions: Map<string, string>;
  }> {
    const facts = await this.#store.current(products, [ENTITY_SOURCE]);
    const known: DataProductEntity[] = [];
    const versions = new Map<string, string>();
    for (const [ref, bySource] of facts) {
      const { content, since } = bySource.get(ENTITY_SOURCE)!;
      if (content !== undefined) {
        known.push((content as EntityContent).product);
        versions.set(ref, since);
      }
    }
    return { known, versions };
  }

  async #ask(
    { provider, settings }: ExternalProvider,
    products: DataProductEntity[],
    signal: AbortSignal,
  ): Promise<FoundFacts[]> {
    return collectBatch({
      provider,
      batch: await this.#loadBatch(products),
      timeoutMs: settings.timeoutMs,
      signal,
      logger: this.#logger,
    });
  }
}
