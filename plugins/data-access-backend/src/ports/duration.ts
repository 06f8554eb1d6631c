import { DateTime, Duration } from 'luxon';

/**
 * Why a duration cannot be asked for; `undefined` when it can.
 *
 * @param text - ISO 8601, from a request body
 * @param limits - `longest` is ISO 8601, from the entity
 * @internal
 */
export function durationRefusal(
  text: string,
  limits: { shortest: Duration; longest: string },
): string | undefined {
  const start = DateTime.utc();
  const end = start.plus(Duration.fromISO(text));
  if (!text.startsWith('P') || !end.isValid) {
    return `duration: '${text}' is not an ISO 8601 duration; write for example P30D or PT8H`;
  }
  if (end < start.plus(limits.shortest)) {
    return `duration: '${text}' is too short; ask for ${limits.shortest.toISO()} or longer`;
  }
  // Months and years have no fixed length, so ends are compared, from now.
  const last = start.plus(Duration.fromISO(limits.longest));
  if (!last.isValid) {
    return `The port's longest duration '${limits.longest}' is not an ISO 8601 duration; the product's owner has to mend access.longestDuration`;
  }
  if (end > last) {
    return `duration: '${text}' is too long; this port is given for ${limits.longest} at most`;
  }
  return undefined;
}

/**
 * When a right ends that begins now.
 *
 * @param start - ISO 8601
 * @param duration - ISO 8601, checked when it was asked for
 * @internal
 */
export function endOf(start: string, duration: string): string {
  return DateTime.fromISO(start, { zone: 'utc' })
    .plus(Duration.fromISO(duration))
    .toJSDate()
    .toISOString();
}
