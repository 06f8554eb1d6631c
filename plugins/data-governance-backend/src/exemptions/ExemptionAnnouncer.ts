import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  NotificationSendOptions,
  NotificationService,
} from '@backstage/plugin-notifications-node';
import { SignalsService } from '@backstage/plugin-signals-node';
import { EXEMPTION_SIGNAL_CHANNEL } from '@meshport/backstage-plugin-data-governance-common';
import { ExemptionChange, ExemptionRecord } from './exemptionMachine';
import { messageAbout, reminderOf } from './messages';

/**
 * Tells people and open pages what happened to exemptions. Never throws: what
 * is lost here can be read on the page of the exemption.
 * @internal
 */
export class ExemptionAnnouncer {
  readonly #notifications: NotificationService;
  readonly #signals: SignalsService;
  readonly #logger: LoggerService;

  constructor(options: {
    notifications: NotificationService;
    signals: SignalsService;
    logger: LoggerService;
  }) {
    this.#notifications = options.notifications;
    this.#signals = options.signals;
    this.#logger = options.logger;
  }

  /**
   * Says what just happened.
   *
   * @param ruleOwner - entity ref; absent when the scorecard is gone
   */
  async announce(
    { exemption, event }: ExemptionChange,
    ruleOwner: string | undefined,
  ): Promise<void> {
    const message = messageAbout(exemption, event, ruleOwner);
    await Promise.all([
      this.#signal(exemption, ruleOwner),
      message && this.#send(exemption, message),
    ]);
  }

  /** Says that the end of an exemption is near. */
  async remind(exemption: ExemptionRecord): Promise<void> {
    await this.#send(exemption, reminderOf(exemption));
  }

  async #send(
    { id }: ExemptionRecord,
    message: NotificationSendOptions,
  ): Promise<void> {
    try {
      await this.#notifications.send(message);
    } catch (error) {
      this.#logger.warn(
        `Nobody was told about exemption ${id}: ${toError(error).message}`,
      );
    }
  }

  async #signal(
    { id, requestedBy }: ExemptionRecord,
    ruleOwner: string | undefined,
  ): Promise<void> {
    try {
      await this.#signals.publish({
        recipients: {
          type: 'user',
          entityRef: [requestedBy, ...(ruleOwner ? [ruleOwner] : [])],
        },
        channel: EXEMPTION_SIGNAL_CHANNEL,
        message: { exemption: id },
      });
    } catch (error) {
      this.#logger.debug(
        `No signal for exemption ${id}: ${toError(error).message}`,
      );
    }
  }
}
