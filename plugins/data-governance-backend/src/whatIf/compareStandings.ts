import {
  CheckStatus,
  isCounting,
  ScorecardLevel,
  WhatIfProduct,
} from '@meshport/backstage-plugin-data-governance-common';
import { ScorecardJudgement } from '../judging';

const MAX_REASON = 300;

const STANDS_IN_THE_WAY: CheckStatus[] = ['fail', 'unknown'];

/**
 * What would be another for one product.
 *
 * @param before - by the rules in force; absent when the scorecard is new, or
 * does not measure the product
 * @param after - absent when it would not measure the product any more
 * @param at - decides which checks in grace count
 * @internal
 */
export function compareStandings(
  before: ScorecardJudgement | undefined,
  after: ScorecardJudgement | undefined,
  at: Date,
): Pick<WhatIfProduct, 'before' | 'after' | 'change' | 'checks'> {
  return {
    before: before?.level,
    after: after?.level,
    change: changeOf(takingPart(before, at), takingPart(after, at)),
    checks: changedChecks(before, after, at),
  };
}

/**
 * A product that the scorecard does not measure yet falls when it would reach
 * none of the levels: it would have no level at all then.
 */
function changeOf(
  before: ScorecardJudgement | undefined,
  after: ScorecardJudgement | undefined,
): WhatIfProduct['change'] {
  if (!after) {
    return 'same';
  }
  const difference =
    after.levelPosition -
    (before
      ? positionAmong(after.scorecard.definition.levels, before.level)
      : Math.max(after.levelPosition, 0));
  if (difference === 0) {
    return 'same';
  }
  return difference < 0 ? 'falls' : 'rises';
}

/** A scorecard without a check that counts says nothing about a level. */
function takingPart(
  judgement: ScorecardJudgement | undefined,
  at: Date,
): ScorecardJudgement | undefined {
  return judgement?.scorecard.definition.checks.some(check =>
    isCounting(check, at),
  )
    ? judgement
    : undefined;
}

function positionAmong(
  levels: ScorecardLevel[],
  level: ScorecardLevel | undefined,
): number {
  return levels.findIndex(({ name }) => name === level?.name);
}

function changedChecks(
  before: ScorecardJudgement | undefined,
  after: ScorecardJudgement | undefined,
  at: Date,
): WhatIfProduct['checks'] {
  // Drafts are seen by those who own them, and are not in force.
  const inForce = new Map(
    before?.scorecard.definition.checks.flatMap((check, index) =>
      check.phase === 'draft'
        ? []
        : [[check.id, { check, status: before.checks[index].status }]],
    ),
  );
  const changed: WhatIfProduct['checks'] = [];
  after?.scorecard.definition.checks.forEach((check, index) => {
    const { status, reason } = after.checks[index];
    const was = inForce.get(check.id);
    inForce.delete(check.id);
    const counts = isCounting(check, at);
    const countsOtherwise =
      STANDS_IN_THE_WAY.includes(status) &&
      counts !== Boolean(was && isCounting(was.check, at));
    if (was?.status !== status || countsOtherwise) {
      changed.push({
        id: check.id,
        title: check.title,
        before: was?.status,
        after: status,
        counts: countsOtherwise ? counts : undefined,
        reason:
          reason.length > MAX_REASON
            ? `${reason.slice(0, MAX_REASON)}…`
            : reason,
      });
    }
  });
  for (const { check, status } of inForce.values()) {
    changed.push({ id: check.id, title: check.title, before: status });
  }
  return changed;
}
