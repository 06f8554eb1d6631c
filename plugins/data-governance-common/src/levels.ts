import { CheckPhase, ScorecardLevel } from './ScorecardEntity';
import { CheckStatus } from './types';

/**
 * What decides whether a check counts at a time.
 * @public
 */
export interface CheckEnforcement {
  phase: CheckPhase;
  /** ISO date from which a check in `grace` counts, midnight UTC. */
  enforcedFrom?: string;
}

/**
 * A check with its outcome, as far as levels depend on it.
 * @public
 */
export interface ScoredCheck extends CheckEnforcement {
  /** Name of the level the check belongs to. */
  level: string;
  status: CheckStatus;
}

/**
 * Tells whether a check counts towards levels: an enforced one does, one in
 * grace from its date on, a draft never. A grace without a date that can be
 * read never ends.
 * @public
 */
export function isCounting(check: CheckEnforcement, now: Date): boolean {
  switch (check.phase) {
    case 'enforced':
      return true;
    case 'grace':
      return Date.parse(check.enforcedFrom ?? '') <= now.getTime();
    default:
      return false;
  }
}

/**
 * The highest level such that every counting check of it and of the levels
 * below it passes, is set aside by an exemption or does not apply. `unknown` is
 * not a pass. A level without counting checks is reached with the one below it.
 *
 * @param levels - lowest first
 * @returns the level, or `undefined` when none is reached or no check counts
 * @public
 */
export function reachedLevel(
  levels: ScorecardLevel[],
  checks: ScoredCheck[],
  now: Date,
): ScorecardLevel | undefined {
  const counting = checks.filter(check => isCounting(check, now));
  if (counting.length === 0) {
    return undefined;
  }
  const blocked = new Set(counting.filter(blocks).map(c => c.level));
  const firstBlocked = levels.findIndex(level => blocked.has(level.name));
  return levels[(firstBlocked < 0 ? levels.length : firstBlocked) - 1];
}

/**
 * The level of a product: the lowest, by position, of the levels reached in
 * the scorecards that apply. A scorecard without a counting check does not
 * take part, so a new one in draft changes nothing.
 *
 * @returns the level, or `undefined` when in one of them none is reached or
 * none takes part
 * @public
 */
export function productLevel(
  scorecards: { levels: ScorecardLevel[]; checks: ScoredCheck[] }[],
  now: Date,
): ScorecardLevel | undefined {
  let lowest: { position: number; level: ScorecardLevel | undefined } = {
    position: Infinity,
    level: undefined,
  };
  for (const { levels, checks } of scorecards) {
    if (!checks.some(check => isCounting(check, now))) {
      continue;
    }
    const level = reachedLevel(levels, checks, now);
    const position = level ? levels.indexOf(level) : -1;
    if (position < lowest.position) {
      lowest = { position, level };
    }
  }
  return lowest.level;
}

function blocks({ status }: ScoredCheck): boolean {
  return status === 'fail' || status === 'unknown';
}

/**
 * Tells whether a product may be published: every counting check of the
 * lowest level of every scorecard that applies passes. Higher levels are aims
 * that a product grows into, so they do not stop it.
 * @public
 */
export function passesGate(
  scorecards: { levels: ScorecardLevel[]; checks: ScoredCheck[] }[],
  now: Date,
): boolean {
  return scorecards.every(({ levels, checks }) =>
    checks.every(check => !isGating({ levels }, check, now) || !blocks(check)),
  );
}

/**
 * Tells whether a check can stop a publication, see {@link passesGate}.
 * @public
 */
export function isGating(
  scorecard: { levels: ScorecardLevel[] },
  check: CheckEnforcement & { level: string },
  now: Date,
): boolean {
  return check.level === scorecard.levels[0]?.name && isCounting(check, now);
}
