import {
  CheckStatus,
  isCounting,
  ScorecardLevel,
  ScoredCheck,
} from '@meshport/backstage-plugin-data-governance-common';
import { RuleVariables } from '../cel/environment';
import { DeadlineError, runWithDeadline } from '../cel/runWithDeadline';
import { CompiledCheck, CompiledScorecard } from '../scorecards';

// All checks of one product together, and one check alone.
const PRODUCT_DEADLINE_MS = 1_000;
const CHECK_DEADLINE_MS = 250;
const MAX_REASON = 1_000;

/** @internal */
export interface CheckOutcome {
  checkId: string;
  status: CheckStatus;
  reason: string;
}

/**
 * The outcome of every check of one scorecard, in their order.
 * @internal
 */
export interface ScorecardOutcome {
  scorecard: CompiledScorecard;
  checks: CheckOutcome[];
}

/**
 * Evaluates scorecards on one product. Never throws: whatever goes wrong in a
 * rule makes its check `unknown`, with the reason.
 *
 * @param failures - fact providers that failed, with the reason: a rule that
 * reads one of them is unknown, even when it would be true without
 * @internal
 */
export function evaluateProduct(
  scorecards: CompiledScorecard[],
  variables: RuleVariables,
  failures: ReadonlyMap<string, string>,
): ScorecardOutcome[] {
  const evaluateAll = (evaluate: (check: CompiledCheck) => CheckOutcome) =>
    scorecards.map(scorecard => ({
      scorecard,
      checks: scorecard.checks.map(evaluate),
    }));
  try {
    return runWithDeadline(PRODUCT_DEADLINE_MS, () =>
      evaluateAll(check => evaluateCheck(check, variables, failures)),
    );
  } catch (error) {
    if (!(error instanceof DeadlineError)) {
      throw error;
    }
    // One rule is too slow: find out which, so that the others have a result.
    return evaluateAll(check => {
      try {
        return runWithDeadline(CHECK_DEADLINE_MS, () =>
          evaluateCheck(check, variables, failures),
        );
      } catch (tooSlow) {
        return unknown(check, `The rule ${(tooSlow as Error).message}.`);
      }
    });
  }
}

/**
 * Outcomes in the form that levels are told from.
 * @internal
 */
export function scored({
  scorecard: { definition },
  checks,
}: ScorecardOutcome): { levels: ScorecardLevel[]; checks: ScoredCheck[] } {
  return {
    levels: definition.levels,
    checks: definition.checks.map((check, index) => ({
      level: check.level,
      phase: check.phase,
      enforcedFrom: check.enforcedFrom,
      status: checks[index].status,
    })),
  };
}

/**
 * Which checks count now; results depend on it and on nothing else of the time.
 * @internal
 */
export function countingChecks(
  scorecard: CompiledScorecard,
  now: Date,
): string[] {
  return scorecard.definition.checks
    .filter(check => isCounting(check, now))
    .map(({ id }) => id);
}

function evaluateCheck(
  check: CompiledCheck,
  variables: RuleVariables,
  failures: ReadonlyMap<string, string>,
): CheckOutcome {
  if (!check.rule) {
    return unknown(check, `The rule cannot be used: ${check.problem}.`);
  }
  const { expression, explainer } = check.rule;
  for (const [provider, message] of failures) {
    if (expression.providers?.has(provider) ?? true) {
      return unknown(
        check,
        `facts.${provider} could not be collected: ${message}`,
      );
    }
  }
  const outcome = expression.evaluate(variables);
  if ('error' in outcome) {
    return unknown(check, `${outcome.error}.`);
  }
  switch (outcome.value) {
    case true:
      return outcomeOf(check, 'pass', explainer.explainPass(variables));
    case false:
      return outcomeOf(
        check,
        'fail',
        ownMessage(check, variables) || explainer.explainFail(variables),
      );
    default:
      return unknown(check, 'The rule did not result in true or false.');
  }
}

function ownMessage(
  check: CompiledCheck,
  variables: RuleVariables,
): string | undefined {
  const outcome = check.message?.evaluate(variables);
  return outcome && 'value' in outcome && typeof outcome.value === 'string'
    ? outcome.value.trim()
    : undefined;
}

function unknown(check: CompiledCheck, reason: string): CheckOutcome {
  return outcomeOf(check, 'unknown', reason);
}

function outcomeOf(
  { definition }: CompiledCheck,
  status: CheckStatus,
  reason: string,
): CheckOutcome {
  return {
    checkId: definition.id,
    status,
    reason:
      reason.length > MAX_REASON ? `${reason.slice(0, MAX_REASON)}…` : reason,
  };
}
