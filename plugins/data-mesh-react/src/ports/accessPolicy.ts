import { Duration } from 'luxon';

/** How long a right lasts at most when the port says nothing. */
const DEFAULT_LONGEST_DURATION = 'P90D';

/**
 * An ISO 8601 duration for people, e.g. `90 days`. A text that is not a
 * duration is shown as it is.
 *
 * @param duration - default: the longest duration when a port names none
 * @public
 */
export function durationInWords(duration = DEFAULT_LONGEST_DURATION): string {
  const parsed = Duration.fromISO(duration);
  return parsed.isValid ? parsed.toHuman() : duration;
}
