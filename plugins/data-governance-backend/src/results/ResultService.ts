import {
  CheckResult,
  ProductResult,
  ProductSummary,
  ScorecardSummary,
} from '@meshport/backstage-plugin-data-governance-common';
import { CheckCount, ResultStore, StoredResult } from '../database';
import { ActiveExemption, ExemptionStore } from '../exemptions';
import { ENTITY_SOURCE, FactStore } from '../facts/FactStore';
import { concerns, EntityContent, scoreOf } from '../judging';
import {
  CheckDefinition,
  CompiledCheck,
  ScorecardDefinition,
  ScorecardService,
} from '../scorecards';
import { VisibleProducts } from '../visibility';
import { productResult, seesDrafts } from './productResult';

/**
 * Reads the current results for people. Callers say what a person may see.
 * @internal
 */
export class ResultService {
  readonly #results: ResultStore;
  readonly #scorecards: ScorecardService;
  readonly #exemptions: Pick<ExemptionStore, 'inForce'>;
  readonly #facts: Pick<FactStore, 'current' | 'evidence'>;
  readonly #now: () => Date;

  constructor(options: {
    results: ResultStore;
    scorecards: ScorecardService;
    exemptions: Pick<ExemptionStore, 'inForce'>;
    facts: Pick<FactStore, 'current' | 'evidence'>;
    now: () => Date;
  }) {
    this.#results = options.results;
    this.#scorecards = options.scorecards;
    this.#exemptions = options.exemptions;
    this.#facts = options.facts;
    this.#now = options.now;
  }

  /**
   * @param visible - the products that the person may see
   * @param viewer - entity refs of the person and their groups
   */
  async listScorecards(
    visible: VisibleProducts,
    viewer: ReadonlySet<string>,
  ): Promise<ScorecardSummary[]> {
    const counts = new Map<string, CheckCount[]>();
    for (const count of await this.#results.countByCheck(visible)) {
      const key = JSON.stringify([count.scorecard, count.checkId]);
      counts.set(key, [...(counts.get(key) ?? []), count]);
    }
    const stored = await this.#scorecards.list();
    return stored.map(({ ref, title, owner, current, problems }) => {
      const definition = current?.definition;
      const seesAll =
        viewer.has(owner) || (definition && seesDrafts(definition, viewer));
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
        // They quote rules, those of drafts too.
        problems:
          problems.length > 0 && !seesAll
            ? ['It has problems, which its owners see']
            : problems,
      };
    });
  }

  /**
   * @param query - `visible`: products that the person may see; `refs`: those
   * asked for, all when absent
   */
  async listProducts(query: {
    visible: VisibleProducts;
    refs?: readonly string[];
    domain?: string;
  }): Promise<ProductSummary[]> {
    const products = await this.#results.listProducts(query);
    return products.map(({ weightPassed, weightCounted, ...product }) => ({
      ...product,
      score: scoreOf({ weightPassed, weightCounted }),
    }));
  }

  /**
   * @returns `undefined` for a product that was not evaluated yet
   */
  async findProduct(
    product: string,
    viewer: ReadonlySet<string>,
  ): Promise<ProductResult | undefined> {
    const now = this.#now();
    const [found, scorecards, exemptions, evidence] = await Promise.all([
      this.#results.find([product]),
      this.#scorecards.compiled(),
      this.#exemptionsOf(product, now),
      this.#facts.evidence(product),
    ]);
    const stored = found.get(product);
    if (!stored) {
      return undefined;
    }
    const explained = evidence.map(({ source, fact }) => `${source}.${fact}`);
    const { title, owner, domain } = stored.standing;
    return productResult(
      { product, title, owner, domain, evaluatedAt: stored.evaluatedAt },
      scorecards.flatMap(({ definition, checks }) => {
        const outcomes = outcomesOf(stored, definition, {
          exemptions,
          isExplained: check =>
            explained.some(fact => concerns(fact, definition.ref, check)),
          checks: new Map(checks.map(check => [check.definition.id, check])),
        });
        return outcomes.size > 0 ? [{ definition, outcomes }] : [];
      }),
      viewer,
      now,
    );
  }

  async #exemptionsOf(
    product: string,
    now: Date,
  ): Promise<Map<string, ActiveExemption>> {
    const facts = await this.#facts.current([product], [ENTITY_SOURCE]);
    const content = facts.get(product)?.get(ENTITY_SOURCE)?.content as
      | EntityContent
      | undefined;
    const inForce = await this.#exemptions.inForce(
      [{ product, domains: content?.domains ?? [] }],
      now,
    );
    return new Map(inForce.map(exemption => [exemption.id, exemption]));
  }
}

function outcomesOf(
  { outcomes }: StoredResult,
  { ref }: ScorecardDefinition,
  options: {
    exemptions: ReadonlyMap<string, ActiveExemption>;
    isExplained: (check: CompiledCheck) => boolean;
    checks: ReadonlyMap<string, CompiledCheck>;
  },
) {
  return new Map(
    outcomes
      .filter(({ scorecard }) => scorecard === ref)
      .map(({ checkId, status, reason, since, exemption }) => {
        const check = options.checks.get(checkId);
        return [
          checkId,
          {
            status,
            reason,
            since,
            exemption: exemptionOf(options.exemptions.get(exemption ?? '')),
            hasEvidence: check && options.isExplained(check),
          },
        ];
      }),
  );
}

function exemptionOf(
  exemption: ActiveExemption | undefined,
): CheckResult['exemption'] {
  if (!exemption) {
    return undefined;
  }
  const { id, endsAt, reason, ticket } = exemption;
  return { id, endsAt, reason, ticket };
}

function checkSummary(
  { message: _, appliesTo: __, ...check }: CheckDefinition,
  counts: CheckCount[] = [],
): ScorecardSummary['checks'][number] {
  const count = (status: string) =>
    counts.find(c => c.status === status)?.products ?? 0;
  return {
    ...check,
    passing: count('pass'),
    failing: count('fail'),
    unknown: count('unknown'),
    exempt: count('exempt'),
    notApplicable: count('not-applicable'),
  };
}
