import {
  CheckResult,
  EvaluationResult,
  isGating,
} from '@meshport/backstage-plugin-data-governance-common';

/**
 * A check that stands in the way, with the scorecard it is from.
 * @internal
 */
export interface BlockingCheck {
  /** Title of the scorecard. */
  scorecard: string;
  check: CheckResult;
}

/**
 * The checks for which an evaluation did not pass.
 *
 * @param now - decides which checks in grace count by now
 * @internal
 */
export function blockingChecks(
  evaluation: EvaluationResult,
  now: Date,
): BlockingCheck[] {
  return evaluation.results.flatMap(result =>
    result.scorecards.flatMap(scorecard =>
      scorecard.checks
        .filter(
          check =>
            (check.status === 'fail' || check.status === 'unknown') &&
            isGating(scorecard, check, now),
        )
        .map(check => ({ scorecard: scorecard.title, check })),
    ),
  );
}

/**
 * The checks that would stand in the way without an exemption, in words.
 * @internal
 */
export function describeExemptions(evaluation: EvaluationResult): string[] {
  return evaluation.results.flatMap(({ scorecards }) =>
    scorecards.flatMap(({ title, checks }) =>
      checks.flatMap(({ title: check, level, exemption }) =>
        exemption
          ? [
              `${check} (${title}, ${level}) is exempt until ${exemption.endsAt.slice(
                0,
                10,
              )}: ${exemption.reason}`,
            ]
          : [],
      ),
    ),
  );
}

/**
 * A blocking check in words: what is wrong, and how to mend it.
 * @internal
 */
export function describeBlockingCheck(blocking: BlockingCheck): string {
  const { scorecard, check } = blocking;
  const status = check.status === 'fail' ? 'fails' : 'cannot be decided';
  return `${check.title} (${scorecard}, ${check.level}) ${status}: ${check.reason} How to fix: ${check.remedy}`;
}
