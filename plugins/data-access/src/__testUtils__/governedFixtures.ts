import {
  AccessEvent,
  AccessOverview,
  AccessPolicySummary,
  DriftFinding,
  PolicyReplay,
  ReaderAt,
} from '@meshport/backstage-plugin-data-access-common';
import { CHEN, FLIGHTS, OLIVIA } from './fixtures';

const PORT = { product: FLIGHTS, port: 'flights', version: '1.0.0' };

export function makeOverview(
  changes: Partial<AccessOverview> = {},
): AccessOverview {
  return {
    pending: 0,
    overdue: 0,
    active: 0,
    endingSoon: 0,
    alarms: 0,
    drift: { open: 0, adopted: 0 },
    products: [],
    ...changes,
  };
}

/** Somebody who can read without a grant. */
export function makeFinding(changes: Partial<DriftFinding> = {}): DriftFinding {
  return {
    ...PORT,
    id: 'finding-1',
    kind: 'unexpected',
    platform: 'warehouse',
    principal: 'wim',
    path: 'a right given to the role directly',
    summary: 'wim can read flights.flights without a grant',
    since: '2026-11-21T08:00:00.000Z',
    seenAt: '2026-11-22T08:00:00.000Z',
    repairable: true,
    state: 'open',
    revision: 1,
    ...changes,
  };
}

export function makeEvent(changes: Partial<AccessEvent> = {}): AccessEvent {
  return {
    sequence: 1,
    requestId: 'request-1',
    type: 'request.submitted',
    actor: CHEN,
    at: '2026-11-20T10:00:00.000Z',
    toState: 'pending',
    ...changes,
  };
}

export function makeReader(changes: Partial<ReaderAt> = {}): ReaderAt {
  return {
    ...PORT,
    grantId: 'grant-1',
    requestId: 'request-1',
    holder: CHEN,
    principal: 'chen_role',
    platform: 'warehouse',
    purpose: 'Safety analysis',
    requester: CHEN,
    approvedBy: [OLIVIA],
    from: '2026-11-20T11:00:00.000Z',
    until: '2026-12-20T11:00:00.000Z',
    ended: false,
    ...changes,
  };
}

export function makePolicy(
  changes: Partial<AccessPolicySummary> = {},
): AccessPolicySummary {
  return {
    policy: 'accesspolicy:default/mesh-access',
    title: 'Access in the whole mesh',
    owner: 'group:default/data-governance',
    version: 'a'.repeat(64),
    inForce: true,
    rules: [
      {
        id: 'public-is-open',
        title: 'Public data needs no decision',
        when: 'port.classification == "public"',
        effect: 'approve',
        reason: 'The port is public.',
      },
    ],
    problems: [],
    ...changes,
  };
}

export function makeReplay(changes: Partial<PolicyReplay> = {}): PolicyReplay {
  return {
    ...PORT,
    requestId: 'request-1',
    holder: CHEN,
    purpose: 'Safety analysis',
    createdAt: '2026-11-20T10:00:00.000Z',
    before: 'decide',
    state: 'approved',
    after: { outcome: 'approve', reason: 'The port is public.', rules: [] },
    ...changes,
  };
}
