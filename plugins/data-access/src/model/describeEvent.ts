import { AccessEvent } from '@meshport/backstage-plugin-data-access-common';

const BY_STATE: Record<AccessEvent['toState'], string> = {
  pending: 'Asked for access',
  approved: 'Approved',
  denied: 'Denied',
  cancelled: 'Cancelled',
  lapsed: 'Lapsed without a decision',
  granting: 'Started to grant in the data platform',
  active: 'The data platform confirmed the right',
  revoking: 'Started to take the right away',
  revoked: 'The right has ended',
  expired: 'The right has ended by itself',
  grant_failed: 'Granting failed',
  revoke_failed: 'Taking the right away failed',
  drifted: 'The data platform disagrees with the grant',
};

/**
 * Says in plain words what happened. An event that left the state as it was is
 * named by its type, e.g. `grant.retry_requested` is "Grant retry requested".
 */
export function describeEvent(event: AccessEvent): string {
  if (event.fromState !== event.toState) {
    return BY_STATE[event.toState] ?? wordsOf(event.type);
  }
  return wordsOf(event.type);
}

function wordsOf(type: string): string {
  const words = type.split(/[._-]+/).join(' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
