import {
  CheckStatus,
  isCounting,
  ScorecardLevel,
  WhatIfProduct,
} from '@meshport/backstage-plugin-data-governance-common';
import { ScorecardJudgement } from '../judging';

const MAX_REASON = 300;

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
    checks: changedChecks(before, after),
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
): WhatIfProduct['checks'] {
  const statusBefore = new Map<string, CheckStatus>();
  // Drafts are seen by those who own them, and are not in force.
  before?.scorecard.definition.checks.forEach(({ id, phase }, index) => {
    if (phase !== 'draft') {
      statusBefore.set(id, before.checks[index].status);
    }
  });
  const changed: WhatIfProduct['checks'] = [];
  after?.scorecard.definition.checks.forEach(({ id, title }, index) => {
    const { status, reason } = after.checks[index];
    const was = statusBefore.get(id);
    statusBefore.delete(id);
    if (was !== status) {
      changed.push({
        id,
        title,
        before: was,
        after: status,
        reason:
          reason.length > MAX_REASON
            ? `${reason.slice(0, MAX_REASON)}…`
            : reason,
      });
    }
  });
  before?.scorecard.definition.checks.forEach(({ id, title }) => {
    const was = statusBefore.get(id);
    if (was) {
      changed.push({ id, title, before: was });
    }
  });
  return changed;
}
