import { InputError } from '@backstage/errors';
import { dayOf } from '../dayOf';

const DAY = 24 * 60 * 60 * 1000;
const DEFAULT_DAYS = 90;
const MAX_DAYS = 400;

/**
 * All days, in UTC, that a trend is asked for, oldest first; none lies in the
 * future.
 *
 * @param range - ISO dates, both included; the last 90 days when absent
 * @throws `InputError` when a date is none, or there are more than 400 days
 * @internal
 */
export function trendDays(
  range: { from?: string; to?: string },
  now: Date,
): string[] {
  const today = startOfDay(dayOf(now), 'to');
  const last =
    range.to === undefined
      ? today
      : Math.min(startOfDay(range.to, 'to'), today);
  const first =
    range.from === undefined
      ? last - (DEFAULT_DAYS - 1) * DAY
      : startOfDay(range.from, 'from');
  const days = Math.max(0, (last - first) / DAY + 1);
  if (days > MAX_DAYS) {
    throw new InputError(
      `from: ${days} days are asked for, at most ${MAX_DAYS} are given`,
    );
  }
  return Array.from({ length: days }, (_, index) =>
    dayOf(new Date(first + index * DAY)),
  );
}

/**
 * At most some of the days, evenly spread, the first and the last among them.
 * @internal
 */
export function spread(days: readonly string[], most: number): string[] {
  if (days.length <= most) {
    return [...days];
  }
  const step = (days.length - 1) / (most - 1);
  return Array.from(
    { length: most },
    (_, index) => days[Math.round(index * step)],
  );
}

function startOfDay(date: string, name: string): number {
  const start = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(start)) {
    throw new InputError(`${name}: '${date}' is no date such as 2026-01-31`);
  }
  return start;
}
