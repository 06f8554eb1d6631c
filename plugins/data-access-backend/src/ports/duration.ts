import { AccessCadence } from '@meshport/backstage-plugin-data-mesh-common';
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
 * Whether what an approver gives is no longer than what there was; `false` for
 * what is no duration or no time at all.
 *
 * @param start - ISO 8601; months and years have no fixed length
 * @internal
 */
export function isShorter(
  duration: string,
  than: string,
  start: string,
): boolean {
  const from = DateTime.fromISO(start, { zone: 'utc' });
  const end = endFrom(from, duration);
  const last = endFrom(from, than);
  return end !== undefined && last !== undefined && end > from && !(end > last);
}

/**
 * What the terms of a port say of the end of rights.
 * @internal
 */
export interface EndTerms {
  endsWith?: AccessCadence;
  /** ISO 8601. */
  longestDuration: string;
}

/**
 * When a right ends that begins now.
 *
 * With a cadence that is the end of the last period within the time asked for,
 * or of the first when that is shorter; in UTC.
 *
 * @param start - ISO 8601
 * @param duration - ISO 8601, checked when it was asked for
 * @param longest - ISO 8601: never after this, whatever the cadence says
 * @internal
 */
export function endOf(
  start: string,
  duration: string,
  endsWith?: AccessCadence,
  longest?: string,
): string {
  const from = DateTime.fromISO(start, { zone: 'utc' });
  const end = from.plus(Duration.fromISO(duration));
  if (!endsWith) {
    return toIso(end);
  }
  const last = end.startOf(endsWith);
  if (last > from) {
    return toIso(last);
  }
  const first = from.startOf(endsWith).plus({ [endsWith]: 1 });
  const limit = longest === undefined ? undefined : endFrom(from, longest);
  return toIso(limit && limit < first ? limit : first);
}

function toIso(time: DateTime): string {
  return time.toJSDate().toISOString();
}

/**
 * No part may take away from another: months and years have no fixed length,
 * so `P120M-3600D` is no time at all for a rule, and weeks for the engine.
 */
function endFrom(start: DateTime, text: string): DateTime | undefined {
  const duration = Duration.fromISO(text);
  const isTime =
    duration.isValid &&
    Object.values(duration.toObject()).every(part => part >= 0);
  const end = isTime ? start.plus(duration) : undefined;
  return end?.isValid ? end : undefined;
}
