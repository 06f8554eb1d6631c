import { DateTime, Duration } from 'luxon';

/**
 * When a duration from the given moment is over.
 *
 * @param iso - ISO 8601 duration
 * @returns `undefined` when it is not a duration
 * @public
 */
export function endOfDuration(
  iso: string,
  from: DateTime,
): DateTime | undefined {
  const duration = Duration.fromISO(iso);
  return duration.isValid ? from.plus(duration) : undefined;
}

/**
 * A moment in the reader's locale and time zone, with minutes.
 * @public
 */
export function formatMoment(moment: DateTime): string {
  return moment.toLocaleString(DateTime.DATETIME_MED);
}

/**
 * How far a moment is from now, e.g. `in 3 days`.
 * @public
 */
export function relativeMoment(moment: DateTime): string {
  // Rounded, because a right of 7 days that has just begun ends in 7 days.
  return moment.toRelative({ rounding: 'round' }) ?? formatMoment(moment);
}
