import {
  durationInWords,
  endOfDuration,
} from '@meshport/backstage-plugin-data-mesh-react';
import { DateTime } from 'luxon';

/** An offered duration of a right. */
export interface DurationChoice {
  /** ISO 8601 duration. */
  value: string;
  label: string;
}

const PRESETS = ['P7D', 'P30D', 'P90D', 'P180D', 'P1Y'];

/**
 * The durations to choose from: the presets shorter than the longest allowed
 * one, and that one. Durations are compared by when they would end, because a
 * month has no fixed length.
 *
 * @param longest - ISO 8601 duration
 * @param now - the moment from which durations are counted
 * @param chosen - a duration that was chosen before; a choice, too, when it is
 * short enough
 */
export function durationChoices(
  longest: string,
  now: DateTime,
  chosen?: string,
): DurationChoice[] {
  const limit = endOfDuration(longest, now)?.toMillis() ?? 0;
  const endOf = (duration: string) =>
    endOfDuration(duration, now)?.toMillis() ?? Infinity;
  const extra = chosen && endOf(chosen) > now.toMillis() ? [chosen] : [];
  const shorter = [...new Set([...PRESETS, ...extra])]
    .filter(duration => endOf(duration) < limit)
    .sort((a, b) => endOf(a) - endOf(b));
  return [
    ...shorter.map(value => ({ value, label: durationInWords(value) })),
    { value: longest, label: `${durationInWords(longest)} (the longest)` },
  ];
}

/**
 * The most whole days that a right may last, 0 when it is shorter than a day.
 *
 * @param longest - ISO 8601 duration
 * @param now - the moment from which days are counted
 */
export function longestDays(longest: string, now: DateTime): number {
  const end = endOfDuration(longest, now);
  return end ? Math.floor(end.diff(now, 'days').days) : 0;
}
