import { setImmediate } from 'node:timers/promises';
import {
  DeadlineError,
  runWithDeadline,
} from '@meshport/backstage-plugin-data-mesh-node';
import { Evaluation, ResultStore, StoredResult } from '../database';
import { chunksOf } from '../database/rows';
import { ExemptionStore } from '../exemptions';
import { ENTITY_SOURCE, FactsOfProduct, FactStore } from '../facts/FactStore';
import {
  EntityContent,
  JudgementInput,
  judgeProduct,
  PreviousOutcomes,
  ProductJudgement,
  sourcesOf,
} from '../judging';
import { ScorecardService } from '../scorecards';
import { toEvaluation } from './toEvaluation';
import { StaleProduct } from './StaleQueue';

// Then other work has its turn; it takes some milliseconds.
const PRODUCTS_AT_ONCE = 100;
const TOGETHER_DEADLINE_MS = 1_000;

/**
 * What became of a batch of products.
 * @internal
 */
export interface EvaluatedBatch {
  at: Date;
  evaluations: Evaluation[];
  /** Products that the catalog does not have any more. */
  gone: string[];
  /** What was stored of the products before. */
  before: Map<string, StoredResult>;
}

/**
 * Judges products by what the database knows of them: the catalog and fact
 * providers are not asked.
 * @internal
 */
export class BatchEvaluation {
  readonly #facts: Pick<FactStore, 'current'>;
  readonly #results: ResultStore;
  readonly #scorecards: Pick<ScorecardService, 'compiled'>;
  readonly #exemptions: Pick<ExemptionStore, 'inForce'>;
  readonly #now: () => Date;

  constructor(options: {
    facts: Pick<FactStore, 'current'>;
    results: ResultStore;
    scorecards: Pick<ScorecardService, 'compiled'>;
    exemptions: Pick<ExemptionStore, 'inForce'>;
    now: () => Date;
  }) {
    this.#facts = options.facts;
    this.#results = options.results;
    this.#scorecards = options.scorecards;
    this.#exemptions = options.exemptions;
    this.#now = options.now;
  }

  /**
   * @param stale - products with what changed: only checks that read some of
   * it are judged again
   */
  async judge(stale: readonly StaleProduct[]): Promise<EvaluatedBatch> {
    const at = this.#now();
    const products = stale.map(({ product }) => product);
    const scorecards = await this.#scorecards.compiled();
    const [facts, before] = await Promise.all([
      this.#facts.current(products, sourcesOf(scorecards)),
      this.#results.find(products),
    ]);
    const exemptions = await this.#exemptions.inForce(
      products.map(product => ({
        product,
        domains: domainsOf(facts.get(product)),
      })),
      at,
    );
    const batch: EvaluatedBatch = { at, evaluations: [], gone: [], before };
    for (const chunk of chunksOf(stale, PRODUCTS_AT_ONCE)) {
      const judgements = judgeTogether(
        chunk.map(({ product, changes }) => ({
          facts: facts.get(product) ?? new Map(),
          scorecards,
          exemptions,
          now: at,
          previous: previousOf(before.get(product)),
          changed: changes.flatMap(({ read }) => read ?? []),
        })),
      );
      judgements.forEach((judgement, index) => {
        const { product, changes } = chunk[index];
        if (judgement) {
          batch.evaluations.push(toEvaluation(judgement, changes));
        } else {
          batch.gone.push(product);
        }
      });
      await setImmediate();
    }
    return batch;
  }
}

/**
 * Judges products under one deadline, where one is needed, since keeping watch
 * costs more than judging. When it is not met, each is judged under its own.
 */
function judgeTogether(
  inputs: JudgementInput[],
): (ProductJudgement | undefined)[] {
  if (inputs[0].scorecards.every(({ isStraight }) => isStraight)) {
    return inputs.map(judgeProduct);
  }
  try {
    return runWithDeadline(TOGETHER_DEADLINE_MS, () =>
      inputs.map(judgeProduct),
    );
  } catch (error) {
    if (error instanceof DeadlineError) {
      return inputs.map(judgeProduct);
    }
    throw error;
  }
}

function domainsOf(facts: FactsOfProduct | undefined): string[] {
  const content = facts?.get(ENTITY_SOURCE)?.content as
    | EntityContent
    | undefined;
  return content?.domains ?? [];
}

function previousOf(
  stored: StoredResult | undefined,
): PreviousOutcomes | undefined {
  if (!stored) {
    return undefined;
  }
  const previous = new Map<
    string,
    Map<string, StoredResult['outcomes'][number]>
  >();
  for (const outcome of stored.outcomes) {
    const checks = previous.get(outcome.scorecard) ?? new Map();
    previous.set(outcome.scorecard, checks.set(outcome.checkId, outcome));
  }
  return previous;
}
