import { parseEntityRef } from '@backstage/catalog-model';
import { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { PortRef } from '@meshport/backstage-plugin-data-access-common';
import { DateTime, Duration } from 'luxon';

/**
 * What a notification says.
 * @internal
 */
export interface Message {
  title: string;
  /** Whole sentences, as a mail could say them. */
  description?: string;
  severity?: 'high' | 'normal';
  /** The dialog to open on the page, e.g. `renew`. */
  dialog?: string;
  /** Entity ref of who is not to hear of it, though a group of theirs is. */
  exclude?: string;
}

/**
 * A notification about a request or its grant, with a link to its page.
 *
 * @param recipients - entity refs of users and groups
 * @internal
 */
export function compose(
  request: { id: string },
  recipients: readonly string[],
  { exclude, dialog, ...content }: Message,
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
      link: `/data-access/requests/${request.id}${dialog ? `#${dialog}` : ''}`,
      topic: 'data-access',
      scope: `data-access:${request.id}`,
    },
  };
}

/** An ISO 8601 duration as people read it, e.g. `7 days`. @internal */
export function inWords(duration: string): string {
  return Duration.fromISO(duration, { locale: 'en' }).toHuman();
}

/**
 * A moment as people read it; in UTC, for nobody's own zone is known here.
 * @internal
 */
export function moment(timestamp: string | undefined): string {
  return timestamp
    ? DateTime.fromISO(timestamp, { zone: 'utc', locale: 'en' }).toFormat(
        "d LLL yyyy, HH:mm 'UTC'",
      )
    : 'further notice';
}

/** @internal */
export function portName(port: PortRef): string {
  return `${shortName(port.product)} / ${port.port} ${port.version}`;
}

/** @internal */
export function shortName(ref: string): string {
  return parseEntityRef(ref).name;
}
