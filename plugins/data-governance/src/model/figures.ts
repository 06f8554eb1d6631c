import {
  CheckStatus,
  StatusCounts,
} from '@meshport/backstage-plugin-data-governance-common';

/**
 * A share as a percentage, e.g. `83 %`; a dash when there is none. A share
 * short of all or above nothing is never rounded to 100 % or 0 %.
 *
 * @param share - 0 to 1
 * @internal
 */
export function percent(share: number | undefined): string {
  if (share === undefined) {
    return '–';
  }
  const rounded = Math.round(share * 100);
  if (rounded === 100 && share < 1) {
    return '99 %';
  }
  return rounded === 0 && share > 0 ? '1 %' : `${rounded} %`;
}

/**
 * A number with its noun, e.g. `1 product` or `2,000 products`.
 * @internal
 */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString()} ${noun}${count === 1 ? '' : 's'}`;
}

const FIELDS: Record<CheckStatus, keyof StatusCounts> = {
  pass: 'passing',
  fail: 'failing',
  unknown: 'unknown',
  exempt: 'exempt',
  'not-applicable': 'notApplicable',
};

/**
 * How many have a status.
 * @internal
 */
export function countOf(counts: StatusCounts, status: CheckStatus): number {
  return counts[FIELDS[status]];
}

/**
 * Counts statuses.
 * @internal
 */
export function countStatuses(
  statuses: Iterable<CheckStatus | undefined>,
): StatusCounts {
  const counts: StatusCounts = {
    passing: 0,
    failing: 0,
    unknown: 0,
    exempt: 0,
    notApplicable: 0,
  };
  for (const status of statuses) {
    if (status) {
      counts[FIELDS[status]] += 1;
    }
  }
  return counts;
}
