import {
  AccessGrant,
  GrantEndReason,
} from '@meshport/backstage-plugin-data-access-common';
import { relativeMoment } from '@meshport/backstage-plugin-data-mesh-react';
import { DateTime } from 'luxon';
import { momentInWords, StateDescription } from './stateDescription';
import { holderInWords, Namer, nameOf } from './names';

/** Why a right that was taken away ended, as a label and as a sentence. */
const ENDS: Record<
  GrantEndReason,
  { label: string; title: (holder: string) => string }
> = {
  expired: { label: 'Expired', title: () => 'The right ended by itself' },
  revoked: { label: 'Revoked', title: () => 'The right was revoked' },
  'given-back': {
    label: 'Given back',
    title: holder => `${holder} gave the right back`,
  },
  retired: {
    label: 'Port retired',
    title: () => 'The right ended because its port was retired,',
  },
  departed: {
    label: 'Holder left',
    title: () => 'The right ended because its holder left,',
  },
  policy: {
    label: 'Ended by policy',
    title: () => 'The right ended because a policy no longer allows it,',
  },
};

/**
 * Says in plain words where a grant stands.
 *
 * @param viewer - entity ref of the person who reads
 * @param name - what people, teams and products are called
 */
export function describeGrant(
  grant: AccessGrant,
  viewer: string | undefined,
  name: Namer = nameOf,
): StateDescription {
  const isHolder = grant.holder === viewer;
  const holder = isHolder ? 'You' : holderInWords(grant.holder, name);
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
        title: `${holder} can read until ${momentInWords(grant.expiresAt)}`,
        detail: describeExtension(grant),
      };
    case 'revoking':
      return {
        tone: 'notice',
        label: 'Ending',
        title: `Taking the right away: waiting for the data platform ${platform}`,
        detail: describeFailure(grant),
      };
    case 'revoked':
    case 'expired': {
      const end =
        ENDS[
          grant.state === 'expired' ? 'expired' : grant.endReason ?? 'revoked'
        ];
      return {
        tone: 'neutral',
        label: end.label,
        title: `${end.title(holder)} ${momentInWords(grant.endedAt)}`,
        detail: describeEnd(grant),
      };
    }
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
        label: 'Differs',
        title: `The data platform ${platform} does not hold the right as it was granted`,
        detail: grant.evidence?.summary ?? failure?.message,
      };
  }
}

function describeExtension({ extension, failure }: AccessGrant) {
  if (!extension) {
    return undefined;
  }
  const until = momentInWords(extension.until);
  return failure
    ? `It is to be prolonged until ${until}, but that failed: ${failure.message}`
    : `It is being prolonged until ${until}.`;
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
