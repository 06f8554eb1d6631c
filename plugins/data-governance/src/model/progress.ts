import {
  CheckResult,
  isCounting,
  ProductResult,
  ScorecardLevel,
  ScorecardResult,
} from '@meshport/backstage-plugin-data-governance-common';

/**
 * The next level and the checks that are in its way.
 * @internal
 */
export interface NextLevel {
  level: ScorecardLevel;
  missing: CheckResult[];
}

/**
 * What is missing for the next level of one scorecard.
 *
 * @returns `undefined` when the highest level is reached
 * @internal
 */
export function nextLevel(
  result: ScorecardResult,
  now: Date,
): NextLevel | undefined {
  const reached = reachedPosition(result);
  const level = result.levels[reached + 1];
  if (!level) {
    return undefined;
  }
  const upToNext = new Set(
    result.levels.slice(0, reached + 2).map(({ name }) => name),
  );
  return {
    level,
    missing: result.checks.filter(
      check =>
        (check.status === 'fail' || check.status === 'unknown') &&
        upToNext.has(check.level) &&
        isCounting(check, now),
    ),
  };
}

/**
 * What is missing for the next level of a product: a product is as high as the
 * lowest of its scorecards, so those are the ones that hold it back.
 *
 * @returns `undefined` when the highest level is reached everywhere
 * @internal
 */
export function nextProductLevel(
  result: ProductResult,
  now: Date,
): NextLevel | undefined {
  const counting = result.scorecards.filter(({ checks }) =>
    checks.some(check => isCounting(check, now)),
  );
  const lowest = Math.min(...counting.map(reachedPosition));
  const next = counting
    .filter(scorecard => reachedPosition(scorecard) === lowest)
    .flatMap(scorecard => nextLevel(scorecard, now) ?? []);
  return (
    next[0] && {
      level: next[0].level,
      missing: next.flatMap(({ missing }) => missing),
    }
  );
}

/**
 * The checks of a scorecard by level, lowest level first; levels without
 * checks are left out.
 * @internal
 */
export function checksByLevel<T extends { level: string }>(scorecard: {
  levels: ScorecardLevel[];
  checks: T[];
}): { level: ScorecardLevel; checks: T[] }[] {
  return scorecard.levels
    .map(level => ({
      level,
      checks: scorecard.checks.filter(check => check.level === level.name),
    }))
    .filter(({ checks }) => checks.length > 0);
}

/**
 * All levels of some scorecards, lowest first, each name once.
 * @internal
 */
export function levelsOf(
  scorecards: { levels: ScorecardLevel[] }[],
): ScorecardLevel[] {
  return [
    ...new Map(
      scorecards
        .flatMap(({ levels }) => levels)
        .map(level => [level.name, level]),
    ).values(),
  ];
}

function reachedPosition({ levels, level }: ScorecardResult): number {
  return levels.findIndex(({ name }) => name === level);
}
