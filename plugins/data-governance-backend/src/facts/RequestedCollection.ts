import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { CollectionQueue } from './CollectionQueue';
import { batchSizeOf, ExternalProvider, FactCollector } from './FactCollector';

const DELAY_MS = 500;
// Beyond what a batch may take: for reading and storing.
const LEASE_MARGIN_MS = 60_000;

/**
 * Asks one provider about products before their time, as they are requested.
 * @internal
 */
export class RequestedCollection {
  readonly #queue: CollectionQueue;
  readonly #collector: FactCollector;
  readonly #external: ExternalProvider;
  readonly #logger: LoggerService;
  readonly #now: () => Date;
  readonly #stopping = new AbortController();
  #running: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: {
    queue: CollectionQueue;
    collector: FactCollector;
    external: ExternalProvider;
    logger: LoggerService;
    now: () => Date;
  }) {
    this.#queue = options.queue;
    this.#collector = options.collector;
    this.#external = options.external;
    this.#logger = options.logger;
    this.#now = options.now;
  }

  /**
   * Begins soon after this replica requested something, instead of when the
   * schedule says.
   */
  start(): void {
    this.#queue.onRequested(() => {
      // The transaction that asks may not be committed yet.
      this.#timer ??= setTimeout(() => {
        this.#timer = undefined;
        this.drain(this.#stopping.signal).catch(error =>
          this.#logger.warn(
            `Facts of '${
              this.#external.provider.id
            }' that were requested could not be collected, the next run tries again: ${
              toError(error).message
            }`,
          ),
        );
      }, DELAY_MS).unref();
    });
  }

  /** Ends what `start` began; what is not done yet is left to others. */
  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#stopping.abort(new Error('The backend stops'));
    await this.#running?.catch(() => {});
  }

  /**
   * Collects until no product waits. Once at a time on a replica: a call while
   * it runs waits for the end of that.
   *
   * @throws the reason of `signal`, or what the database or the catalog throws
   */
  async drain(signal: AbortSignal): Promise<void> {
    this.#running ??= this.#drain(signal).finally(() => {
      this.#running = undefined;
    });
    await this.#running;
  }

  async #drain(signal: AbortSignal): Promise<void> {
    const { provider, settings } = this.#external;
    for (;;) {
      signal.throwIfAborted();
      const now = this.#now();
      const requests = await this.#queue.claim(
        provider.id,
        batchSizeOf(provider),
        now,
        new Date(now.getTime() + settings.timeoutMs + LEASE_MARGIN_MS),
      );
      if (requests.length === 0) {
        return;
      }
      try {
        await this.#collector.collectSome(
          this.#external,
          requests.map(({ product }) => product),
          signal,
        );
      } catch (error) {
        await this.#queue.release(provider.id, requests);
        throw error;
      }
      await this.#queue.finish(provider.id, requests);
    }
  }
}
