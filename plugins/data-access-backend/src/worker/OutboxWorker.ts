import { LoggerService } from '@backstage/backend-plugin-api';
import { NotificationSender } from './NotificationSender';
import { RightReconciler } from './RightReconciler';
import { WorkLoop } from './WorkLoop';

/**
 * Does what the outbox says, on every replica. Runs when it is scheduled, and
 * at once when this replica has put something in. Rights and notifications do
 * not wait for each other.
 * @internal
 */
export class OutboxWorker {
  readonly #loops: readonly WorkLoop[];

  constructor(options: {
    reconciler: RightReconciler;
    sender: NotificationSender;
    logger: LoggerService;
  }) {
    const { reconciler, sender, logger } = options;
    this.#loops = [
      new WorkLoop({
        name: 'Bringing rights to the engines',
        work: () => reconciler.work(),
        logger,
      }),
      new WorkLoop({
        name: 'Sending notifications',
        work: () => sender.work(),
        logger,
      }),
    ];
  }

  /** Works until nothing is due; never rejects. */
  async run(): Promise<void> {
    await Promise.all(this.#loops.map(loop => loop.run()));
  }

  /** Finishes what is in hand and takes no more. */
  async stop(): Promise<void> {
    await Promise.all(this.#loops.map(loop => loop.stop()));
  }
}
