import { Entity } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import {
  WhatIfProduct,
  WhatIfResult,
} from '@meshport/backstage-plugin-data-governance-common';
import { Turnstile } from '@meshport/backstage-plugin-data-mesh-node';
import { ExemptionStore } from '../exemptions/ExemptionStore';
import { FactStore } from '../facts/FactStore';
import { ProductJudgement, ScorecardJudgement } from '../judging';
import {
  CompiledScorecard,
  compileScorecard,
  loadScorecard,
  ScorecardService,
} from '../scorecards';
import { VisibleProducts } from '../visibility';
import { compareStandings } from './compareStandings';
import { judgeMesh } from './judgeMesh';
import { Tally } from './Tally';

/**
 * Says what would be if other rules were in force, now or at any time of which
 * facts are kept. Changes nothing.
 * @internal
 */
export class WhatIf {
  readonly #facts: Pick<
    FactStore,
    'current' | 'at' | 'products' | 'productsAt'
  >;
  readonly #exemptions: Pick<ExemptionStore, 'inForce'>;
  readonly #scorecards: ScorecardService;
  readonly #turnstile: Turnstile;
  readonly #now: () => Date;

  constructor(options: {
    facts: Pick<FactStore, 'current' | 'at' | 'products' | 'productsAt'>;
    exemptions: Pick<ExemptionStore, 'inForce'>;
    scorecards: ScorecardService;
    turnstile: Turnstile;
    now: () => Date;
  }) {
    this.#facts = options.facts;
    this.#exemptions = options.exemptions;
    this.#scorecards = options.scorecards;
    this.#turnstile = options.turnstile;
    this.#now = options.now;
  }

  /**
   * @param question - `scorecard`: as it would be. `at`: facts and rules of that
   * time; now when absent. `enforceAll`: judge drafts and checks in grace as if
   * they were enforced
   * @param options - `visible`: the products to judge
   * @throws `InputError` naming each field of the scorecard that cannot be
   * used; `ServiceUnavailableError` when too many ask at once; the reason of
   * `signal`
   */
  async ask(
    question: { scorecard: Entity; at?: Date; enforceAll: boolean },
    options: { visible: VisibleProducts; signal?: AbortSignal },
  ): Promise<WhatIfResult> {
    const now = this.#now();
    const { at: time } = question;
    if (time && time > now) {
      throw new InputError('at: is in the future; nothing is known of it');
    }
    const after = this.#load(question.scorecard, question.enforceAll);
    return this.#turnstile.pass(async () => {
      const { ref } = after.definition;
      const inForce = time
        ? await this.#scorecards.compiledAt(time)
        : await this.#scorecards.compiled();
      const before = inForce.filter(({ definition }) => definition.ref === ref);
      const tally = new Tally(after);
      const products = judgeMesh({
        ...options,
        facts: this.#facts,
        exemptions: this.#exemptions,
        sets: [before, [after]],
        time,
        now,
      });
      for await (const {
        judgements: [was, wouldBe],
      } of products) {
        const one = was.scorecards.at(0);
        const other = wouldBe.scorecards.at(0);
        if (one ?? other) {
          tally.add(productOf(wouldBe, one, other, time ?? now), other);
        }
      }
      return tally.result(time ?? now);
    });
  }

  #load(entity: Entity, enforceAll: boolean): CompiledScorecard {
    const loaded = loadScorecard(this.#scorecards.language, entity);
    if ('problems' in loaded) {
      throw new InputError(
        loaded.problems
          .map(({ field, message }) => `scorecard.${field}: ${message}`)
          .join('\n'),
      );
    }
    const { scorecard } = loaded;
    return enforceAll
      ? compileScorecard(
          scorecard.language,
          {
            ...scorecard.definition,
            checks: scorecard.definition.checks.map(check => ({
              ...check,
              phase: 'enforced',
            })),
          },
          scorecard.hash,
        )
      : scorecard;
  }
}

function productOf(
  { product, title, owner, domain }: ProductJudgement,
  before: ScorecardJudgement | undefined,
  after: ScorecardJudgement | undefined,
  at: Date,
): WhatIfProduct {
  return {
    product,
    title,
    owner,
    domain,
    ...compareStandings(before, after, at),
  };
}
