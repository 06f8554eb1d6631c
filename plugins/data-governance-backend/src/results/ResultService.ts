import {
  ProductResult,
  ProductSummary,
  ScorecardSummary,
} from '@meshport/backstage-plugin-data-governance-common';
import { CheckCount, ResultStore, StoredResult } from '../database';
import { CheckDefinition, ScorecardService } from '../scorecards';
import { productResult, seesDrafts } from './productResult';

/**
 * Reads the current results for people. Callers say what a person may see.
 * @internal
 */
export class ResultService {
  readonly #results: ResultStore;
  readonly #scorecards: ScorecardService;
  readonly #now: () => Date;

  constructor(options: {
    results: ResultStore;
    scorecards: ScorecardService;
    now: () => Date;
  }) {
    this.#results = options.results;
    this.#scorecards = options.scorecards;
    this.#now = options.now;
  }

  /**
   * @param products - the products that the person may see
   * @param viewer - entity refs of the person and their groups
   */
  async listScorecards(
    products: ReadonlySet<string>,
    viewer: ReadonlySet<string>,
  ): Promise<ScorecardSummary[]> {
    const counts = new Map<string, CheckCount[]>();
    for (const count of await this.#results.countByCheck(products)) {
      const key = JSON.stringify([count.scorecard, count.checkId]);
      counts.set(key, [...(counts.get(key) ?? []), count]);
    }
    const stored = await this.#scorecards.list();
    return stored.map(({ ref, title, owner, current, problems }) => {
      const definition = current?.definition;
      return {
        scorecard: ref,
        title: definition?.title ?? title,
        description: definition?.description,
        owner: definition?.owner ?? owner,
        domain: definition?.domain,
        levels: definition?.levels ?? [],
        checks: (definition?.checks ?? [])
          .filter(
            ({ phase }) => phase !== 'draft' || seesDrafts(definition!, viewer),
          )
          .map(check =>
            checkSummary(check, counts.get(JSON.stringify([ref, check.id]))),
          ),
        problems,
      };
    });
  }

  /**
   * @param query - `products`: those that the person may see
   */
  async listProducts(query: {
    products: ReadonlySet<string>;
    domain?: string;
  }): Promise<ProductSummary[]> {
    return this.#results.listProducts(query);
  }

  /**
   * @returns `undefined` for a product that was not evaluated yet
   */
  async findProduct(
    product: string,
    viewer: ReadonlySet<string>,
  ): Promise<ProductResult | undefined> {
    const stored = await this.#results.find(product);
    if (!stored) {
      return undefined;
    }
    const { title, owner, domain } = stored.product;
    const scorecards = await this.#scorecards.list();
    return productResult(
      { product, title, owner, domain, evaluatedAt: stored.evaluatedAt },
      scorecards.flatMap(({ ref, current }) => {
        const outcomes = outcomesOf(stored, ref);
        return current && outcomes.size > 0
          ? [{ definition: current.definition, outcomes }]
          : [];
      }),
      viewer,
      this.#now(),
    );
  }
}

function outcomesOf({ outcomes }: StoredResult, scorecard: string) {
  return new Map(
    outcomes
      .filter(outcome => outcome.scorecard === scorecard)
      .map(({ checkId, status, reason, since }) => [
        checkId,
        { status, reason, since },
      ]),
  );
}

function checkSummary(
  { message: _, ...check }: CheckDefinition,
  counts: CheckCount[] = [],
): ScorecardSummary['checks'][number] {
  const count = (status: string) =>
    counts.find(c => c.status === status)?.products ?? 0;
  return {
    ...check,
    passing: count('pass'),
    failing: count('fail'),
    unknown: count('unknown'),
  };
}
