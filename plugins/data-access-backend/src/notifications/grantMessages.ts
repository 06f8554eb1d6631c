import { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { GrantEndReason } from '@meshport/backstage-plugin-data-access-common';
import { GrantRecord } from '../database/grantRows';
import { RequestRecord } from '../database/requestRows';
import { GrantEffect } from '../grants/grantMachine';
import { compose, moment, portName, shortName } from './compose';
import { sentence } from './requestMessages';

type Notice = Extract<GrantEffect, `notify-${string}`>;

type Writer = (
  request: RequestRecord,
  grant: GrantRecord,
  more: {
    alarmRecipients: readonly string[];
    /** Who began the end, and what they said. */
    ending?: { actor: string; comment?: string };
  },
) => NotificationSendOptions;

const END_REASONS: Record<GrantEndReason, string> = {
  expired: 'Its time was over. You can ask again.',
  revoked: 'It was revoked.',
  'given-back': 'It was given back.',
  retired: 'The data product, or its output port, is no more.',
  departed:
    'Who held it or answered for it has left, or has another login role.',
  policy: 'The rules for access no longer allow it.',
};

/**
 * What people hear of a grant, by what happened to it.
 * @internal
 */
export const grantMessages: Record<Notice, Writer> = {
  'notify-active': (request, grant) =>
    compose(request, concerned(request, grant), {
      title: `${subject(grant)} can read ${portName(grant)} now`,
      description: `As ${grant.principal} on ${grant.platform}, until ${moment(
        grant.expiresAt,
      )}. The page says how to connect.`,
    }),

  'notify-extended': (request, grant) =>
    compose(request, concerned(request, grant), {
      title: `Access to ${portName(grant)} was prolonged`,
      description: `${subject(grant)} can read it until ${moment(
        grant.expiresAt,
      )}.`,
    }),

  'notify-warning': (request, grant, { alarmRecipients }) =>
    compose(
      request,
      [...concerned(request, grant), ...request.approvers, ...alarmRecipients],
      {
        title: `Access of ${shortName(grant.holder)} to ${portName(
          grant,
        )} will end`,
        description: `${
          grant.warning?.message
        } Unless that changes, the right ends on ${moment(
          grant.warning?.endsAt,
        )}.`,
        severity: 'high',
        // Where nothing can be handed over, the page opens without it.
        ...(grant.warning?.reason === 'departed' && { dialog: 'hand-over' }),
      },
    ),

  'notify-warning-lifted': (request, grant) =>
    compose(request, concerned(request, grant), {
      title: `Access of ${shortName(grant.holder)} to ${portName(grant)} stays`,
      description: `What was going to end it is no more; it lasts until ${moment(
        grant.expiresAt,
      )}.`,
    }),

  'notify-handed-over': (request, grant) =>
    compose(request, [grant.responsible], {
      title: `You answer for the access of ${shortName(
        grant.holder,
      )} to ${portName(grant)}`,
      description: `It was handed over to you. It lasts until ${moment(
        grant.expiresAt,
      )}; you can renew it or give it back.`,
    }),

  'notify-ended': (request, grant, { ending }) =>
    compose(request, concerned(request, grant), {
      title: `${possessive(grant)} access to ${portName(grant)} has ended`,
      description: whyEnded(grant, ending),
    }),

  'notify-alarm': (request, grant, { alarmRecipients }) =>
    compose(request, [...request.approvers, ...alarmRecipients], {
      title: alarmTitle(grant),
      description: `${sentence(
        grant.failure?.message ?? grant.evidence?.summary ?? 'Nothing is known',
      )} ${whatToDo(grant)}`,
      severity: 'high',
    }),
};

/**
 * To those who answer for a grant, once: its end is near.
 * @internal
 */
export function expiringSoonMessage(
  request: RequestRecord,
  grant: GrantRecord,
): NotificationSendOptions {
  return compose(request, concerned(request, grant), {
    title: `Access to ${portName(grant)} ends soon`,
    description: `${subject(grant)} can read it until ${moment(
      grant.expiresAt,
    )}. If it is still needed, ask for a renewal now: the right then goes on without a gap.`,
    dialog: 'renew',
  });
}

function alarmTitle(grant: GrantRecord): string {
  const whose = `${shortName(grant.holder)} on ${portName(grant)}`;
  switch (grant.state) {
    case 'grant_failed':
      return `Access of ${whose} could not be granted`;
    case 'revoke_failed':
      return `Access of ${whose} could not be ended`;
    case 'drifted':
      return `The engine does not agree with the access of ${whose}`;
    default:
      return `Access of ${whose} could not be prolonged`;
  }
}

function whyEnded(
  { endReason = 'revoked' }: GrantRecord,
  ending: { actor: string; comment?: string } | undefined,
): string {
  const why = ending?.comment && sentence(ending.comment);
  if (endReason === 'revoked' && ending) {
    const who = `${shortName(ending.actor)} revoked it`;
    return why ? `${who}: ${why}` : `${who}.`;
  }
  return [END_REASONS[endReason], why].filter(Boolean).join(' ');
}

function whatToDo({ state, holder }: GrantRecord): string {
  switch (state) {
    case 'grant_failed':
      return `Nobody was told that they can read. It is tried again by itself; on the page you can try at once, or end it.`;
    case 'revoke_failed':
      return `${shortName(
        holder,
      )} may still be able to read. It is tried again by itself; on the page you can try at once.`;
    case 'drifted':
      return 'Nothing was changed; on the page you can have it mended, or end it.';
    default:
      return 'The right lasts until its old end. It is tried again by itself; on the page you can try at once.';
  }
}

/** Everyone for whom it is; of a data product, its owners. */
function concerned(
  { holderOwners }: Pick<RequestRecord, 'holderOwners'>,
  { responsible, holder }: GrantRecord,
): string[] {
  return [responsible, ...(holderOwners ?? [holder])];
}

function subject(grant: GrantRecord): string {
  return grant.holder.startsWith('user:') ? 'You' : shortName(grant.holder);
}

function possessive(grant: GrantRecord): string {
  return grant.holder.startsWith('user:')
    ? 'Your'
    : `${shortName(grant.holder)}'s`;
}
