import { parseEntityRef } from '@backstage/catalog-model';
import { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { DateTime, Duration } from 'luxon';
import { GrantRecord } from '../database/grantRows';
import { RequestRecord } from '../database/requestRows';

type Message = {
  title: string;
  description?: string;
  severity?: 'high' | 'normal';
  exclude?: string;
};

/** To the approvers: somebody asks. @internal */
export function submittedMessage(
  request: RequestRecord,
): NotificationSendOptions {
  return message(request, request.approvers, {
    title: `${shortName(request.requester)} asks to read ${portName(request)}`,
    description: `For: ${request.purpose}. Duration: ${inWords(
      request.duration,
    )}.`,
    // An approving group may hold the requester too.
    exclude: request.requester,
  });
}

/** To the requester: what was decided, or that nobody did. @internal */
export function decidedMessage(
  request: RequestRecord,
): NotificationSendOptions {
  const ask = `Your request to read ${portName(request)}`;
  if (request.state === 'approved') {
    return message(request, [request.requester], {
      title: `${ask} was approved`,
      description:
        'The right is being granted; you will hear when you can read.',
    });
  }
  if (request.state === 'lapsed') {
    return message(request, [request.requester], {
      title: `${ask} has lapsed`,
      description: 'Nobody decided in time. You can ask again.',
    });
  }
  return message(request, [request.requester], {
    title: `${ask} was ${request.state}`,
    description: request.decision?.comment,
  });
}

/** To the holder: the engine confirmed the right. @internal */
export function activeMessage(
  request: RequestRecord,
  grant: GrantRecord,
): NotificationSendOptions {
  return message(request, [grant.holder], {
    title: `You can read ${portName(request)} now`,
    description: `As ${grant.principal} on ${grant.platform}, until ${moment(
      grant.expiresAt,
    )}.`,
  });
}

/** To the holder: the right has ended. @internal */
export function endedMessage(
  request: RequestRecord,
  grant: GrantRecord,
): NotificationSendOptions {
  const reasons = {
    expired: 'Its time was over.',
    revoked: 'It was revoked.',
    'given-back': 'You gave it back.',
  };
  return message(request, [grant.holder], {
    title: `Your access to ${portName(request)} has ended`,
    description: reasons[grant.endReason ?? 'revoked'],
  });
}

/** To approvers and those on call: the engine is not as it should be. @internal */
export function alarmMessage(
  request: RequestRecord,
  grant: GrantRecord,
  alarmRecipients: readonly string[],
): NotificationSendOptions {
  const whose = `${shortName(grant.holder)} on ${portName(request)}`;
  const titles: Partial<Record<GrantRecord['state'], string>> = {
    grant_failed: `Access of ${whose} could not be granted`,
    revoke_failed: `Access of ${whose} could not be ended`,
    drifted: `The engine does not agree with the access of ${whose}`,
  };
  return message(request, [...request.approvers, ...alarmRecipients], {
    title: titles[grant.state] ?? `Access of ${whose} needs attention`,
    description: grant.failure?.message ?? grant.evidence?.summary,
    severity: 'high',
  });
}

function message(
  request: RequestRecord,
  recipients: readonly string[],
  { exclude, ...content }: Message,
): NotificationSendOptions {
  return {
    recipients: {
      type: 'entity',
      entityRef: [...new Set(recipients)],
      ...(exclude && { excludeEntityRef: exclude }),
    },
    payload: {
      severity: 'normal',
      ...content,
      link: `/data-access/requests/${request.id}`,
      topic: 'data-access',
      scope: `data-access:${request.id}`,
    },
  };
}

/** An ISO 8601 duration as people read it, e.g. `7 days`. */
function inWords(duration: string): string {
  return Duration.fromISO(duration, { locale: 'en' }).toHuman();
}

/** A moment as people read it; in UTC, for nobody's own zone is known here. */
function moment(timestamp: string | undefined): string {
  return timestamp
    ? DateTime.fromISO(timestamp, { zone: 'utc', locale: 'en' }).toFormat(
        "d LLL yyyy, HH:mm 'UTC'",
      )
    : 'further notice';
}

function portName(request: RequestRecord): string {
  return `${shortName(request.product)} / ${request.port} ${request.version}`;
}

function shortName(ref: string): string {
  return parseEntityRef(ref).name;
}
