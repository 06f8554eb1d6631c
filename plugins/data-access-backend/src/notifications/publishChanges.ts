import { LoggerService } from '@backstage/backend-plugin-api';
import { SignalsService } from '@backstage/plugin-signals-node';
import { ACCESS_SIGNAL_CHANNEL } from '@meshport/backstage-plugin-data-access-common';
import { CommitListener } from '../database/AccessDatabase';

/**
 * Tells open pages of the requester, those behind the holder and the approvers
 * that a request changed.
 * A signal that is lost does no harm: pages load anew when they are opened.
 * @internal
 */
export function publishChanges(options: {
  signals: SignalsService;
  logger: LoggerService;
}): CommitListener {
  return ({ touched }) => {
    for (const { id, requester, holder, holderOwners, approvers } of touched) {
      const parties = [requester, ...(holderOwners ?? [holder])];
      options.signals
        .publish({
          recipients: {
            type: 'user',
            entityRef: [...new Set([...parties, ...approvers])],
          },
          channel: ACCESS_SIGNAL_CHANNEL,
          message: { requestId: id },
        })
        .catch(error =>
          options.logger.debug(`No signal for request ${id}: ${error}`),
        );
    }
  };
}
