import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { productLevel } from '@meshport/backstage-plugin-data-governance-common';
import { FactProvider } from '@meshport/backstage-plugin-data-governance-node';
import { DataProductEntity } from '@meshport/backstage-plugin-data-mesh-common';
import { Evaluation, ResultStore } from '../database';
import { CollectedFacts, collectFacts } from '../facts/collectFacts';
import { productReferences } from '../facts/providers/refs';
import { hashOf } from '../hash';
import { CompiledScorecard, DomainTree, ScorecardService } from '../scorecards';
import { EntityReader, streamProducts } from './EntityReader';
import {
  applicableScorecards,
  evaluateBatch,
  EvaluatedProduct,
} from './evaluateBatch';
import { countingChecks, scored } from './evaluateProduct';
import { ProductBatch } from './ProductBatch';

// Raise it when evaluation changes in a way that makes old results wrong.
const ENGINE_VERSION = 1;

/** @internal */
export interface RunSummary {
  /** Products in the catalog. */
  products: number;
  /** Those of which something changed, so that they were evaluated again. */
  evaluated: number;
  /** Those that were in the catalog before and are not any more. */
  removed: number;
}

/**
 * Keeps the results up to date with the catalog. A product of which nothing
 * changed, neither itself nor its contracts, owner, domain, inputs, facts and
 * scorecards, is not evaluated again.
 * @internal
 */
export class Evaluator {
  readonly #scorecards: ScorecardService;
  readonly #results: ResultStore;
  readonly #logger: LoggerService;
  readonly #fromEntities: FactProvider[];
  readonly #external: FactProvider[];
  readonly #now: () => Date;
  readonly #onChanged: (products: string[]) => Promise<void>;

  /**
   * @param options - `onChanged` is called with the products of which a result
   * or the level became another, after it is stored
   */
  constructor(options: {
    scorecards: ScorecardService;
    results: ResultStore;
    providers: FactProvider[];
    logger: LoggerService;
    now: () => Date;
    onChanged: (products: string[]) => Promise<void>;
  }) {
    this.#scorecards = options.scorecards;
    this.#results = options.results;
    this.#logger = options.logger;
    this.#now = options.now;
    this.#onChanged = options.onChanged;
    this.#fromEntities = options.providers.filter(p => p.source === 'entities');
    this.#external = options.providers.filter(p => p.source !== 'entities');
  }

  /**
   * Goes through the whole catalog once.
   *
   * @param signal - stops between two batches; what is written stays right
   * @throws what the catalog or the database throws; the next run goes on
   */
  async run(reader: EntityReader, signal?: AbortSignal): Promise<RunSummary> {
    const now = this.#now();
    await this.#scorecards.sync(await all(reader.stream('Scorecard')), now);
    const scorecards = await this.#scorecards.compiled();
    const domains = new DomainTree(
      await all(
        reader.stream('Domain', [
          'kind',
          'metadata.name',
          'metadata.namespace',
          'spec.subdomainOf',
        ]),
      ),
    );
    const hashes = await this.#results.inputHashes();
    const gone = new Set(hashes.keys());
    const related = new Map<string, Entity | undefined>();
    const summary: RunSummary = { products: 0, evaluated: 0, removed: 0 };

    for await (const products of streamProducts(reader)) {
      if (signal?.aborted) {
        return summary;
      }
      products.forEach(product => gone.delete(stringifyEntityRef(product)));
      const batch = await ProductBatch.load(reader, products, related);
      summary.products += products.length;
      summary.evaluated += await this.#evaluateChanged(batch, {
        scorecards,
        domains,
        hashes,
        now,
      });
    }
    await this.#results.remove([...gone], now);
    return { ...summary, removed: gone.size };
  }

  async #evaluateChanged(
    batch: ProductBatch,
    run: {
      scorecards: CompiledScorecard[];
      domains: DomainTree;
      hashes: Map<string, string>;
      now: Date;
    },
  ): Promise<number> {
    const external = await collectFacts({
      providers: this.#external,
      batch,
      logger: this.#logger,
    });
    const inputHashes = new Map(
      batch.products.map(product => [
        stringifyEntityRef(product),
        this.#inputHash(product, batch, external, run),
      ]),
    );
    const changed = batch.products.filter(product => {
      const ref = stringifyEntityRef(product);
      return run.hashes.get(ref) !== inputHashes.get(ref);
    });
    if (changed.length === 0) {
      return 0;
    }
    const evaluated = await evaluateBatch({
      batch: batch.only(changed),
      scorecards: run.scorecards,
      domains: run.domains,
      providers: this.#fromEntities,
      known: { providers: this.#external, collected: external },
      logger: this.#logger,
    });
    const different = await this.#results.save(
      evaluated.map(product =>
        toEvaluation(product, inputHashes.get(product.ref)!, run.now),
      ),
      run.now,
    );
    if (different.length > 0) {
      await this.#onChanged(different);
    }
    return changed.length;
  }

  #inputHash(
    product: DataProductEntity,
    batch: ProductBatch,
    external: CollectedFacts,
    run: { scorecards: CompiledScorecard[]; domains: DomainTree; now: Date },
  ): string {
    const ref = stringifyEntityRef(product);
    return hashOf([
      ENGINE_VERSION,
      this.#scorecards.signature,
      batch.fingerprint(product),
      applicableScorecards(product, run.scorecards, run.domains).map(
        scorecard => [
          scorecard.definition.ref,
          scorecard.hash,
          countingChecks(scorecard, run.now),
        ],
      ),
      [...external.facts]
        .map(([provider, facts]) => [provider, facts.get(ref)])
        .sort(),
      [...external.failures].sort(),
    ]);
  }
}

function toEvaluation(
  { ref, product, outcomes }: EvaluatedProduct,
  inputHash: string,
  now: Date,
): Evaluation {
  const { owner, domain } = productReferences(product);
  const measured = outcomes.map(scored);
  const counted = measured
    .flatMap(({ checks }) => checks)
    .filter(({ phase }) => phase !== 'draft');
  const count = (status: string) =>
    counted.filter(check => check.status === status).length;
  return {
    product: ref,
    title: product.metadata.title ?? product.metadata.name,
    owner: owner ?? product.spec.owner,
    domain: domain ?? product.spec.domain,
    level: productLevel(measured, now),
    passing: count('pass'),
    failing: count('fail'),
    unknown: count('unknown'),
    inputHash,
    outcomes: outcomes.flatMap(({ scorecard, checks }) =>
      checks.map(check => ({
        ...check,
        scorecard: scorecard.definition.ref,
      })),
    ),
  };
}

async function all(batches: AsyncIterable<Entity[]>): Promise<Entity[]> {
  const found: Entity[] = [];
  for await (const batch of batches) {
    found.push(...batch);
  }
  return found;
}
