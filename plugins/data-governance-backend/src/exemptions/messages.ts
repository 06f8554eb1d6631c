import { parseEntityRef } from '@backstage/catalog-model';
import { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { ExemptionEvent } from '@meshport/backstage-plugin-data-governance-common';
import { ExemptionRecord } from './exemptionMachine';

/**
 * What is said about a step of an exemption, and to whom; nothing where the
 * one who did it is the only one concerned.
 *
 * @param ruleOwner - entity ref; absent when the scorecard is gone
 * @internal
 */
export function messageAbout(
  exemption: ExemptionRecord,
  event: ExemptionEvent,
  ruleOwner: string | undefined,
): NotificationSendOptions | undefined {
  const what = nameOf(exemption);
  switch (event.to) {
    case 'pending':
      return ruleOwner === undefined
        ? undefined
        : message(exemption, ruleOwner, {
            title: `${shortName(
              exemption.requestedBy,
            )} asks for an exemption from ${what}`,
            description: `Until ${day(exemption.endsAt)}: ${exemption.reason}`,
            // The owning group may hold who asks.
            except: exemption.requestedBy,
          });
    case 'approved':
      return toRequester(exemption, {
        title: `Your exemption from ${what} was approved`,
        description: `It ends on ${day(
          exemption.endsAt,
        )}; the check counts again by itself then.`,
      });
    case 'rejected':
      return toRequester(exemption, {
        title: `Your exemption from ${what} was rejected`,
        description: event.comment,
      });
    case 'revoked':
      return event.by === exemption.requestedBy
        ? undefined
        : toRequester(exemption, {
            title: `Your exemption from ${what} was ended early`,
            description: event.comment,
          });
    default:
      return toRequester(exemption, {
        title: `Your exemption from ${what} has ended`,
        description:
          event.from === 'pending'
            ? 'Nobody decided on it before the end that was asked for.'
            : 'The check counts again.',
      });
  }
}

/**
 * To who asked: the end is near.
 * @internal
 */
export function reminderOf(
  exemption: ExemptionRecord,
): NotificationSendOptions {
  return toRequester(exemption, {
    title: `Your exemption from ${nameOf(exemption)} ends on ${day(
      exemption.endsAt,
    )}`,
    description: 'The check counts again by itself then.',
  });
}

interface Content {
  title: string;
  description?: string;
  /** Who of the recipients hears nothing. */
  except?: string;
}

function toRequester(
  exemption: ExemptionRecord,
  content: Content,
): NotificationSendOptions {
  return message(exemption, exemption.requestedBy, content);
}

function message(
  exemption: ExemptionRecord,
  recipient: string,
  { except, ...content }: Content,
): NotificationSendOptions {
  return {
    recipients: {
      type: 'entity',
      entityRef: recipient,
      ...(except !== undefined && { excludeEntityRef: except }),
    },
    payload: {
      severity: 'normal',
      ...content,
      link: `/scorecards/exemptions/${exemption.id}`,
      topic: 'data-governance',
      scope: `data-governance:exemption:${exemption.id}`,
    },
  };
}

function nameOf({ checkTitle, product, domain }: ExemptionRecord): string {
  return `'${checkTitle}' for ${shortName(product ?? domain ?? '')}`;
}

function shortName(ref: string): string {
  return parseEntityRef(ref).name;
}

function day(timestamp: string): string {
  return `${timestamp.slice(0, 10)} (UTC)`;
}
