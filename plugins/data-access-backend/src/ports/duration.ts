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
  const end = endFrom(start, text);
  if (!end) {
    return `duration: '${text}' is not an ISO 8601 duration; write for example P30D or PT8H`;
  }
  if (end < start.plus(limits.shortest)) {
    return `duration: '${text}' is too short; ask for ${limits.shortest.toISO()} or longer`;
  }
  // Months and years have no fixed length, so ends are compared, from now.
  const last = endFrom(start, limits.longest);
  if (!last) {
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

function endFrom(start: DateTime, text: string): DateTime | undefined {
  const duration = Duration.fromISO(text);
  const end = duration.isValid ? start.plus(duration) : undefined;
  return end?.isValid ? end : undefined;
}
