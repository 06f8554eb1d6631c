import { ColumnMask } from '@meshport/backstage-plugin-data-mesh-common';
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

const MASKS: Record<ColumnMask['mask'], string> = {
  null: 'empty',
  hash: 'as a code',
  year: 'year only',
};

/**
 * How a column is read, e.g. `as a code`.
 *
 * @param mask - none when it is read as it is
 * @public
 */
export function maskInWords(mask: ColumnMask['mask'] | undefined): string {
  return mask ? MASKS[mask] : 'as it is';
}
