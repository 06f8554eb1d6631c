import { Evaluation, StandingCounts } from '../database';
import { concerns, ProductJudgement } from '../judging';
import { CompiledCheck } from '../scorecards';
import { causeOf } from './staleChanges';
import { StaleChange } from './StaleQueue';

/**
 * A judgement in the form that is stored.
 *
 * @param changes - what led to it
 * @internal
 */
export function toEvaluation(
  judgement: ProductJudgement,
  changes: readonly StaleChange[],
): Evaluation {
  const { product, title, owner, domain, level, scorecards } = judgement;
  return {
    standing: { product, title, owner, domain, level, ...countsOf(judgement) },
    scorecards: scorecards.map(one => ({
      scorecard: one.scorecard.definition.ref,
      level: one.level?.name,
      levelPosition: one.levelPosition,
      ...countsOf(one),
    })),
    outcomes: scorecards.flatMap(({ scorecard, checks }) =>
      checks.map(({ checkId, status, reason, exemption }) => ({
        scorecard: scorecard.definition.ref,
        checkId,
        status,
        reason,
        exemption: exemption?.id,
      })),
    ),
    causeOf: (scorecard, checkId) => {
      const check = checkOf(judgement, scorecard, checkId);
      return causeOf(changes, read =>
        check ? concerns(read, scorecard, check) : read === scorecard,
      );
    },
  };
}

function checkOf(
  { scorecards }: ProductJudgement,
  ref: string,
  checkId: string,
): CompiledCheck | undefined {
  return scorecards
    .find(({ scorecard }) => scorecard.definition.ref === ref)
    ?.scorecard.checks.find(({ definition }) => definition.id === checkId);
}

function countsOf(counts: StandingCounts): StandingCounts {
  return {
    passing: counts.passing,
    failing: counts.failing,
    unknown: counts.unknown,
    exempt: counts.exempt,
    notApplicable: counts.notApplicable,
    weightPassed: counts.weightPassed,
    weightCounted: counts.weightCounted,
  };
}
