import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { SignalsService } from '@backstage/plugin-signals-node';
import { PRODUCTS_SIGNAL_CHANNEL } from '@meshport/backstage-plugin-data-mesh-common';

/**
 * Tells open pages that something changed. Everybody hears it, so it does not
 * say what. Never throws: without it pages find out when they are opened.
 * @internal
 */
export async function publishHint(options: {
  signals: SignalsService;
  logger: LoggerService;
}): Promise<void> {
  try {
    await options.signals.publish({
      recipients: { type: 'broadcast' },
      channel: PRODUCTS_SIGNAL_CHANNEL,
      message: {},
    });
  } catch (error) {
    options.logger.debug(
      `Could not signal that products changed: ${toError(error).message}`,
    );
  }
}
