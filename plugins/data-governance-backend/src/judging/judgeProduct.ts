import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  isCounting,
  passesGate,
  productLevel,
  reachedLevel,
} from '@meshport/backstage-plugin-data-governance-common';
import {
  DeadlineError,
  runWithDeadline,
} from '@meshport/backstage-plugin-data-mesh-node';
import { ENTITY_SOURCE } from '../facts/FactStore';
import { productReferences } from '../facts/providers/refs';
import { CompiledScorecard } from '../scorecards';
import { EntityContent } from './EntityContent';
import { Judge, JudgeCheck } from './Judge';
import { addStandings, standingOf } from './standing';
import {
  CheckOutcome,
  JudgementInput,
  ProductJudgement,
  ScorecardJudgement,
} from './types';

// All checks of one product together, and one check alone.
const PRODUCT_DEADLINE_MS = 1_000;
const CHECK_DEADLINE_MS = 250;
// When slow ones took so long, what is left for each: far more than a rule
// needs, so that those that are not slow have a result.
const SLOW_CHECKS_MS = 1_000;
const LAST_DEADLINE_MS = 20;

/**
 * Judges one product by scorecards. Depends on its input alone: results of now,
 * of files that are not merged yet, of other rules and of the past all come
 * from here.
 *
 * @returns `undefined` when the catalog does not know the product
 * @internal
 */
export function judgeProduct(
  input: JudgementInput,
): ProductJudgement | undefined {
  const content = input.facts.get(ENTITY_SOURCE)?.content as
    | EntityContent
    | undefined;
  if (!content) {
    return undefined;
  }
  const judge = new Judge(input, content);
  // A deadline costs more than the rules of most scorecards.
  if (input.scorecards.every(({ isStraight }) => isStraight)) {
    return judgement(input, content, check => judge.outcome(check));
  }
  try {
    return runWithDeadline(PRODUCT_DEADLINE_MS, () =>
      judgement(input, content, check => judge.outcome(check)),
    );
  } catch (error) {
    if (!(error instanceof DeadlineError)) {
      throw error;
    }
    // One rule is too slow: find out which, so that the others have a result.
    const started = performance.now();
    return judgement(input, content, check => {
      const isLate = performance.now() - started > SLOW_CHECKS_MS;
      try {
        return runWithDeadline(
          isLate ? LAST_DEADLINE_MS : CHECK_DEADLINE_MS,
          () => judge.outcome(check),
        );
      } catch (tooSlow) {
        return judge.unknown(check, `The rule ${(tooSlow as Error).message}.`);
      }
    });
  }
}

/**
 * Tells whether a scorecard measures a product: the product's domain is in its
 * scope, and its predicate selects the product.
 * @internal
 */
export function isApplicable(
  { definition, selects }: CompiledScorecard,
  { product, domains }: EntityContent,
): boolean {
  return (
    (!definition.domain || domains.includes(definition.domain)) &&
    selects(product)
  );
}

function judgement(
  input: JudgementInput,
  content: EntityContent,
  outcomeOf: (check: JudgeCheck) => CheckOutcome,
): ProductJudgement {
  const { now } = input;
  const scorecards = input.scorecards
    .filter(scorecard => isApplicable(scorecard, content))
    .map(scorecard => scorecardJudgement(scorecard, outcomeOf, now));
  const scored = scorecards.map(({ scorecard, checks }) => ({
    levels: scorecard.definition.levels,
    checks: scoredChecks(scorecard, checks),
  }));
  const { product } = content;
  const { owner, domain } = productReferences(product);
  return {
    product: stringifyEntityRef(product),
    title: product.metadata.title ?? product.metadata.name,
    owner: owner ?? product.spec.owner,
    domain: domain ?? product.spec.domain,
    scorecards,
    level: productLevel(scored, now),
    passesGate: passesGate(scored, now),
    ...addStandings(scorecards),
  };
}

function scorecardJudgement(
  scorecard: CompiledScorecard,
  outcomeOf: (check: JudgeCheck) => CheckOutcome,
  now: Date,
): ScorecardJudgement {
  const checks = scorecard.checks.map(check => outcomeOf({ scorecard, check }));
  const { levels } = scorecard.definition;
  const level = reachedLevel(levels, scoredChecks(scorecard, checks), now);
  return {
    scorecard,
    checks,
    level,
    levelPosition: level ? levels.indexOf(level) : -1,
    ...standingOf(
      scorecard.definition.checks.map((check, index) => ({
        counts: isCounting(check, now),
        draft: check.phase === 'draft',
        weight: check.weight,
        status: checks[index].status,
      })),
    ),
  };
}

function scoredChecks(
  { definition }: CompiledScorecard,
  outcomes: CheckOutcome[],
) {
  return definition.checks.map(({ level, phase, enforcedFrom }, index) => ({
    level,
    phase,
    enforcedFrom,
    status: outcomes[index].status,
  }));
}
