import { LoggerService } from '@backstage/backend-plugin-api';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { SettledLease } from '../database/leases';
import { Lease, Outbox } from '../database/Outbox';
import { Settings } from '../settings';
import { backoff } from './backoff';
import { describeError } from './describeError';

const BATCH = 200;
/** So many are under way at once. */
const AT_ONCE = 8;
const ATTEMPTS = 10;

/**
 * Sends the notifications that the outbox holds.
 * @internal
 */
export class NotificationSender {
  readonly #outbox: Outbox;
  readonly #notifications: NotificationService;
  readonly #settings: Settings['worker'];
  readonly #logger: LoggerService;

  constructor(options: {
    outbox: Outbox;
    notifications: NotificationService;
    settings: Settings['worker'];
    logger: LoggerService;
  }) {
    this.#outbox = options.outbox;
    this.#notifications = options.notifications;
    this.#settings = options.settings;
    this.#logger = options.logger;
  }

  /** @returns how many were due */
  async work(): Promise<number> {
    const leases = await this.#outbox.lease({
      kind: 'notify',
      limit: BATCH,
      duration: this.#settings.leaseDuration,
    });
    const settled: SettledLease[] = [];
    const waiting = leases[Symbol.iterator]();
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        // All take from the one iterator, so that none waits for another.
        for (const lease of waiting) {
          settled.push(await this.#send(lease));
        }
      }),
    );
    await this.#outbox.settle(settled);
    return leases.length;
  }

  async #send(lease: Lease): Promise<SettledLease> {
    try {
      await this.#notifications.send(JSON.parse(lease.content));
      return { lease };
    } catch (error) {
      const problem = describeError(error);
      if (lease.attempts >= ATTEMPTS) {
        this.#logger.error(`A notification was given up: ${problem}`);
        return { lease };
      }
      this.#logger.warn(`A notification will be sent again: ${problem}`);
      return { lease, wait: backoff(lease.attempts, this.#settings.retry) };
    }
  }
}
