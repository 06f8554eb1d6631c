import {
  AccessGrant,
  AccessRequest,
} from '@meshport/backstage-plugin-data-access-common';
import {
  formatMoment,
  relativeMoment,
  Tone,
} from '@meshport/backstage-plugin-data-mesh-react';
import { DateTime } from 'luxon';
import { nameOf, namesOf } from './names';

/** A state in plain words. */
export interface StateDescription {
  tone: Tone;
  /** A few words, for a table. */
  label: string;
  /** A sentence, for the page of the request. */
  title: string;
  detail?: string;
}

function moment(iso: string | undefined): string {
  if (!iso) {
    return 'at an unknown time';
  }
  const at = DateTime.fromISO(iso);
  return `${formatMoment(at)} (${relativeMoment(at)})`;
}

function said(comment: string | undefined): string | undefined {
  return comment ? `“${comment}”` : undefined;
}

/**
 * Says in plain words where a request and its grant stand.
 *
 * @param request - the request, with its grant if it has one
 * @param viewer - entity ref of the person who reads
 */
export function describeState(
  request: AccessRequest,
  viewer: string | undefined,
): StateDescription {
  const { decision } = request;
  switch (request.state) {
    case 'pending':
      return {
        tone: 'notice',
        label: 'Waiting for a decision',
        title: `Waiting for ${namesOf(request.approvers)} to decide`,
        detail: 'Until then nothing is granted.',
      };
    case 'denied':
      return {
        tone: 'neutral',
        label: 'Denied',
        title: decision
          ? `${nameOf(decision.by)} denied this request`
          : 'This request was denied',
        detail: said(decision?.comment),
      };
    case 'cancelled':
      return {
        tone: 'neutral',
        label: 'Cancelled',
        title: 'This request was cancelled before a decision',
      };
    case 'lapsed':
      return {
        tone: 'neutral',
        label: 'Lapsed',
        title: 'Nobody decided in time, so this request lapsed',
        detail: 'Nothing was granted. You can ask again.',
      };
    case 'approved':
    default:
      return request.grant
        ? describeGrant(request.grant, viewer)
        : {
            tone: 'notice',
            label: 'Approved',
            title: 'Approved; the grant is being prepared',
          };
  }
}

function describeGrant(
  grant: AccessGrant,
  viewer: string | undefined,
): StateDescription {
  const isHolder = grant.holder === viewer;
  const holder = isHolder ? 'You' : nameOf(grant.holder);
  const { platform, principal, failure } = grant;
  switch (grant.state) {
    case 'granting':
      return {
        tone: 'notice',
        label: 'Granting',
        title: `Granting: waiting for the data platform ${platform}`,
        detail: describeFailure(grant),
      };
    case 'active':
      return {
        tone: 'good',
        label: 'Active',
        title: `${holder} can read until ${moment(grant.expiresAt)}`,
      };
    case 'revoking':
      return {
        tone: 'notice',
        label: 'Ending',
        title: `Taking the right away: waiting for the data platform ${platform}`,
        detail: describeFailure(grant),
      };
    case 'revoked':
      return grant.endReason === 'given-back'
        ? {
            tone: 'neutral',
            label: 'Given back',
            title: `${holder} gave the right back ${moment(grant.endedAt)}`,
            detail: describeEnd(grant),
          }
        : {
            tone: 'neutral',
            label: 'Revoked',
            title: `The right was revoked ${moment(grant.endedAt)}`,
            detail: describeEnd(grant),
          };
    case 'expired':
      return {
        tone: 'neutral',
        label: 'Expired',
        title: `The right ended by itself ${moment(grant.endedAt)}`,
        detail: describeEnd(grant),
      };
    case 'grant_failed':
      return {
        tone: 'danger',
        label: 'Granting failed',
        title: `The data platform ${platform} did not grant the right`,
        detail: describeFailure(grant),
      };
    case 'revoke_failed':
      return {
        tone: 'danger',
        label: 'Revoking failed',
        title: `The data platform ${platform} did not take the right away`,
        detail: `${principal} may still be able to read. ${
          describeFailure(grant) ?? ''
        }`.trim(),
      };
    case 'drifted':
    default:
      return {
        tone: 'caution',
        label: 'Differs in the engine',
        title: `The data platform ${platform} disagrees with this grant`,
        detail: grant.evidence?.summary ?? failure?.message,
      };
  }
}

// Another grant may still need the same right, so what is said about the end is
// what the engine said.
function describeEnd({ platform, principal, evidence }: AccessGrant) {
  return evidence?.state === 'absent'
    ? `${platform} confirmed that ${principal} can no longer read.`
    : evidence?.summary;
}

function describeFailure({ failure }: AccessGrant): string | undefined {
  if (!failure) {
    return undefined;
  }
  const tries = failure.attempts === 1 ? '1 try' : `${failure.attempts} tries`;
  const next = failure.nextAttemptAt
    ? `; next try ${relativeMoment(DateTime.fromISO(failure.nextAttemptAt))}`
    : '';
  return `${failure.message} (${tries} so far${next})`;
}
