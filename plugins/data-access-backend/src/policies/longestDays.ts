import {
  AccessCadence,
  PortAccessPolicy,
} from '@meshport/backstage-plugin-data-mesh-common';
import { Duration } from 'luxon';
import { DEFAULT_LONGEST_DURATION } from '../ports/terms';

/** The longest that each period can be. */
const DAYS: Record<AccessCadence, number> = {
  week: 7,
  month: 31,
  quarter: 92,
  year: 366,
};

/**
 * How many days a right may last at most that is asked for so long. With a
 * cadence that is until the end of the first period, however little was asked
 * for: a port must not go around rules about the time by it.
 *
 * @param duration - ISO 8601
 * @param access - the port's policy
 * @internal
 */
export function longestDays(
  duration: string,
  access: Pick<PortAccessPolicy, 'endsWith' | 'longestDuration'> = {},
): number {
  const asked = daysOf(duration);
  const { endsWith, longestDuration = DEFAULT_LONGEST_DURATION } = access;
  if (!endsWith || asked >= DAYS[endsWith]) {
    return asked;
  }
  return Math.max(asked, Math.min(DAYS[endsWith], daysOf(longestDuration)));
}

function daysOf(duration: string): number {
  return Duration.fromISO(duration).as('days');
}
