import { parseEntityRef } from '@backstage/catalog-model';
import { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { portName } from '../notifications/compose';
import { FindingRecord, KnownPort } from './types';

/** So many are named; the page shows the rest. */
const NAMED = 5;

/**
 * To the owners of a product and those on call: somebody reads a port without
 * a grant.
 *
 * @param recipients - entity refs
 * @internal
 */
export function strangersMessage(
  port: KnownPort,
  findings: readonly FindingRecord[],
  recipients: readonly string[],
): NotificationSendOptions {
  const { namespace, name } = parseEntityRef(port.product);
  const named = findings.slice(0, NAMED).map(({ summary }) => summary);
  const more = findings.length - named.length;
  return {
    recipients: { type: 'entity', entityRef: [...new Set(recipients)] },
    payload: {
      title: `${portName(port)} can be read without a grant`,
      description: `${named.join('. ')}${
        more > 0 ? `, and ${more} more` : ''
      }. Repair it, or say until when it may stay as it is.`,
      severity: 'high',
      link: `/catalog/${namespace}/dataproduct/${name}/access`,
      topic: 'data-access',
      scope: `data-access:drift:${port.platform}:${port.product}:${port.port}`,
    },
  };
}
