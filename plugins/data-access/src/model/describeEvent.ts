import { AccessEvent } from '@meshport/backstage-plugin-data-access-common';

/** Events that say more than the state they lead to. */
const BY_TYPE: Record<string, string> = {
  'request.submitted': 'Asked for access',
  'request.step-approved': 'Approved a step',
  'request.asked': 'Asked a question',
  'request.answered': 'Answered the question',
  'request.reminded': 'Reminded those who decide',
  'request.escalated': 'Passed on to the next approvers',
  'request.voided': 'The approvals no longer hold: what was asked for changed',
  'request.erased': 'Erased purpose and comments',
  'grant.extending': 'Started to prolong the right',
  'grant.extended': 'The data platform confirmed the new end',
  'grant.extension-failed': 'Prolonging failed; the right stays to its old end',
  'grant.warned': 'The right will end early',
  'grant.warning-lifted': 'The right need not end early any more',
  'drift.found': 'Something differs on the data platform',
  'drift.gone': 'Nothing differs on the data platform any more',
  'drift.repairing': 'Started to repair what differs on the data platform',
  'drift.repaired': 'Repaired what differed on the data platform',
  'drift.repair-failed': 'Repairing failed',
  'drift.adopted': 'Left what differs as it is for a time',
  'grant.handed-over': 'Handed over to another person',
};

const BY_STATE: Record<string, string> = {
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
  drifted: 'The data platform does not hold the right as it was granted',
};

/**
 * Says in plain words what happened. An event that is not known and left the
 * state as it was is named by its type, e.g. `grant.retry_requested` is "Grant
 * retry requested".
 */
export function describeEvent(event: AccessEvent): string {
  const { type, fromState, toState } = event;
  const byState = fromState === toState ? undefined : BY_STATE[toState];
  return BY_TYPE[type] ?? byState ?? wordsOf(type);
}

function wordsOf(type: string): string {
  const words = type.split(/[._-]+/).join(' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
