import { LoggerService } from '@backstage/backend-plugin-api';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { Lease, Outbox } from '../database/Outbox';
import { Settings } from '../settings';
import { backoff } from './backoff';
import { describeError } from './describeError';
import { RightReconciler } from './RightReconciler';

const BATCH = 8;
const NOTIFICATION_ATTEMPTS = 10;

/**
 * Does what the outbox says, on every replica. Runs when it is scheduled, and
 * at once when this replica has put something in.
 * @internal
 */
export class OutboxWorker {
  readonly #outbox: Outbox;
  readonly #reconciler: RightReconciler;
  readonly #notifications: NotificationService;
  readonly #settings: Settings['worker'];
  readonly #logger: LoggerService;
  #running: Promise<void> | undefined;
  #again = false;
  #stopped = false;

  constructor(options: {
    outbox: Outbox;
    reconciler: RightReconciler;
    notifications: NotificationService;
    settings: Settings['worker'];
    logger: LoggerService;
  }) {
    this.#outbox = options.outbox;
    this.#reconciler = options.reconciler;
    this.#notifications = options.notifications;
    this.#settings = options.settings;
    this.#logger = options.logger;
  }

  /** Works until nothing is due; never rejects. */
  async run(): Promise<void> {
    this.#again = true;
    this.#running ??= this.#loop().finally(() => {
      this.#running = undefined;
    });
    await this.#running;
  }

  /** Finishes what is in hand and takes no more. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running;
  }

  async #loop(): Promise<void> {
    while (this.#again && !this.#stopped) {
      this.#again = false;
      try {
        const leases = await this.#outbox.lease({
          limit: BATCH,
          duration: this.#settings.leaseDuration,
        });
        await Promise.all(leases.map(lease => this.#handle(lease)));
        this.#again ||= leases.length > 0;
      } catch (error) {
        this.#logger.error(
          `The outbox cannot be read: ${describeError(error)}`,
        );
      }
    }
  }

  async #handle(lease: Lease): Promise<void> {
    try {
      const wait =
        lease.kind === 'reconcile'
          ? await this.#reconciler.reconcile(lease)
          : await this.#send(lease);
      if (wait === undefined) {
        await this.#outbox.complete(lease);
      } else {
        await this.#outbox.postpone(lease, wait);
      }
    } catch (error) {
      // The lease runs out, and the row is due again: nothing is lost.
      this.#logger.error(
        `Outbox row ${lease.id} (${lease.kind}) failed: ${describeError(
          error,
        )}`,
      );
    }
  }

  async #send(
    lease: Extract<Lease, { kind: 'notify' }>,
  ): Promise<number | undefined> {
    try {
      await this.#notifications.send(JSON.parse(lease.payload));
      return undefined;
    } catch (error) {
      const problem = describeError(error);
      if (lease.attempts >= NOTIFICATION_ATTEMPTS) {
        this.#logger.error(`A notification was given up: ${problem}`);
        return undefined;
      }
      this.#logger.warn(`A notification will be sent again: ${problem}`);
      return backoff(lease.attempts, this.#settings.retry);
    }
  }
}
