import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { SignalsService } from '@backstage/plugin-signals-node';
import { SCORECARD_SIGNAL_CHANNEL } from '@meshport/backstage-plugin-data-governance-common';

/**
 * Tells open pages that results changed. Never throws: without it they find
 * out when they are opened the next time.
 * @internal
 */
export async function publishResults(options: {
  products: string[];
  signals: SignalsService;
  logger: LoggerService;
}): Promise<void> {
  try {
    await options.signals.publish({
      recipients: { type: 'broadcast' },
      channel: SCORECARD_SIGNAL_CHANNEL,
      message: { products: options.products },
    });
  } catch (error) {
    options.logger.debug(
      `Could not signal new results: ${toError(error).message}`,
    );
  }
}
