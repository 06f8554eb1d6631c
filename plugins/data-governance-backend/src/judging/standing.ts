import {
  CheckStatus,
  StatusCounts,
} from '@meshport/backstage-plugin-data-governance-common';
import { Standing } from './types';

const COUNT_OF_STATUS = {
  pass: 'passing',
  fail: 'failing',
  unknown: 'unknown',
  exempt: 'exempt',
  'not-applicable': 'notApplicable',
} as const satisfies Record<CheckStatus, keyof StatusCounts>;

function emptyStanding(): Standing {
  return {
    passing: 0,
    failing: 0,
    unknown: 0,
    exempt: 0,
    notApplicable: 0,
    weightPassed: 0,
    weightCounted: 0,
  };
}

const COUNTS = Object.keys(emptyStanding()) as (keyof Standing)[];

/**
 * How the checks of one scorecard come out together.
 *
 * @param checks - drafts are left out
 * @internal
 */
export function standingOf(
  checks: {
    /** Whether the check counts now. */
    counts: boolean;
    draft: boolean;
    weight: number;
    status: CheckStatus;
  }[],
): Standing {
  const standing = emptyStanding();
  for (const { counts, draft, weight, status } of checks) {
    if (draft) {
      continue;
    }
    standing[countOfStatus(status)] += 1;
    if (counts && status !== 'exempt' && status !== 'not-applicable') {
      standing.weightCounted += weight;
      standing.weightPassed += status === 'pass' ? weight : 0;
    }
  }
  return standing;
}

/** @internal */
export function addStandings(standings: readonly Standing[]): Standing {
  const sum = emptyStanding();
  for (const standing of standings) {
    for (const name of COUNTS) {
      sum[name] += standing[name];
    }
  }
  return sum;
}

/**
 * The weighted share of passed checks among those that count, 0 to 1.
 *
 * @returns `undefined` when none counts
 * @internal
 */
export function scoreOf(
  standing: Pick<Standing, 'weightPassed' | 'weightCounted'>,
): number | undefined {
  return standing.weightCounted > 0
    ? standing.weightPassed / standing.weightCounted
    : undefined;
}

/**
 * The name of the count that a status adds to.
 * @internal
 */
export function countOfStatus(status: CheckStatus): keyof StatusCounts {
  return COUNT_OF_STATUS[status];
}
