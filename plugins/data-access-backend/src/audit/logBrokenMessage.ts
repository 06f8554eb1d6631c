import { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { ChainFinding } from '@meshport/backstage-plugin-data-access-node';

/**
 * To those who hear of alarms: somebody changed the log, or the database lost
 * a part of it.
 *
 * @param recipients - entity refs
 * @internal
 */
export function logBrokenMessage(
  { sequence, reason }: ChainFinding,
  recipients: readonly string[],
): NotificationSendOptions {
  return {
    recipients: { type: 'entity', entityRef: [...recipients] },
    payload: {
      title: `The log of access is broken at event ${sequence}`,
      description: `It is not what was written: ${reason}. Somebody has changed it in the database, or a part of it is lost. Export it on the Audit page, compare it with an earlier export, and find out who can write to the database.`,
      severity: 'critical',
      link: '/data-access/audit',
      topic: 'data-access',
      // Once, until it was read, however often it is checked.
      scope: 'data-access:log',
    },
  };
}
