import {
  CheckEnforcement,
  isCounting,
} from '@meshport/backstage-plugin-data-governance-common';

/**
 * Says that a check does not count, and from when on it will.
 *
 * @returns `undefined` for a check that counts
 * @internal
 */
export function phaseText(
  check: CheckEnforcement,
  now: Date,
): string | undefined {
  if (isCounting(check, now)) {
    return undefined;
  }
  if (check.phase === 'draft') {
    return 'Draft: does not count';
  }
  return check.enforcedFrom
    ? `Grace until ${check.enforcedFrom.slice(0, 10)}`
    : 'Grace: does not count yet';
}
