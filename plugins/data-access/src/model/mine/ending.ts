import { AccessGrant } from '@meshport/backstage-plugin-data-access-common';
import { DateTime } from 'luxon';

/** For how many days before its end a right is said to end soon. */
export const ENDING_SOON_DAYS = 14;

/** When a right ends by what is known now, whatever the reason. */
export function endOfRight(grant: AccessGrant): string | undefined {
  const { endedAt, expiresAt, warning } = grant;
  if (endedAt || !warning) {
    return endedAt ?? expiresAt;
  }
  return expiresAt && expiresAt < warning.endsAt ? expiresAt : warning.endsAt;
}

/** Whether a right is there and ends within `ENDING_SOON_DAYS`. */
export function endsSoon(
  grant: AccessGrant | undefined,
  now: DateTime,
): boolean {
  const end = grant && grant.state === 'active' && endOfRight(grant);
  return end
    ? DateTime.fromISO(end) <= now.plus({ days: ENDING_SOON_DAYS })
    : false;
}

/** Orders grants by their end, those without one last. */
export function byEnd(
  a: AccessGrant | undefined,
  b: AccessGrant | undefined,
): number {
  const [first, second] = [a, b].map(grant =>
    Date.parse((grant && endOfRight(grant)) ?? ''),
  );
  return (
    (Number.isNaN(first) ? Infinity : first) -
      (Number.isNaN(second) ? Infinity : second) || 0
  );
}
