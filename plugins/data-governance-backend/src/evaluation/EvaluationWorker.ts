import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { Knex } from 'knex';
import { ResultStore } from '../database';
import { BatchEvaluation } from './BatchEvaluation';
import { StaleProduct, StaleQueue } from './StaleQueue';

// Large enough that statements cost little, small enough that a page of
// signals or a transaction stays short.
const BATCH_SIZE = 1_000;
// While one batch is written, the next one is judged.
const LANES = 2;
// Far longer than a batch takes; a crashed replica's batch waits as long.
const LEASE_MS = 60_000;
// The first may come before the transaction that marked has ended.
const WAKE_AFTER_MS = [100, 1_000];

/**
 * Evaluates products that something changed about, until none is left. Any
 * number of workers share the work: each takes batches of its own, and what a
 * worker that died had taken is taken by another one later. Results, what they
 * follow from and the end of waiting are written together or not at all.
 * @internal
 */
export class EvaluationWorker {
  readonly #knex: Knex;
  readonly #queue: StaleQueue;
  readonly #results: ResultStore;
  readonly #evaluation: BatchEvaluation;
  readonly #logger: LoggerService;
  readonly #onChanged: (products: string[]) => Promise<void>;
  readonly #leaseMs: number;
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #stopped = new AbortController();
  #running: Promise<number> | undefined;

  /**
   * @param options - `onChanged` is called with a thousand products at most
   * of which a result or the level became another, after it is stored;
   * `leaseMs`: after how many milliseconds another worker may take over
   */
  constructor(options: {
    knex: Knex;
    queue: StaleQueue;
    results: ResultStore;
    evaluation: BatchEvaluation;
    logger: LoggerService;
    onChanged?: (products: string[]) => Promise<void>;
    leaseMs?: number;
  }) {
    this.#knex = options.knex;
    this.#queue = options.queue;
    this.#results = options.results;
    this.#evaluation = options.evaluation;
    this.#logger = options.logger;
    this.#onChanged = options.onChanged ?? (async () => {});
    this.#leaseMs = options.leaseMs ?? LEASE_MS;
  }

  /**
   * Evaluates until nothing is left to take.
   *
   * @param signal - stops between two batches
   * @returns how many products were evaluated
   * @throws what the database throws; what was taken is given back
   */
  async drain(signal?: AbortSignal): Promise<number> {
    while (this.#running) {
      // What it was asked for may have been marked after it looked.
      await Promise.allSettled([this.#running]);
    }
    const signals = [this.#stopped.signal, ...(signal ? [signal] : [])];
    this.#running = this.#drain(AbortSignal.any(signals));
    try {
      return await this.#running;
    } finally {
      this.#running = undefined;
    }
  }

  /** Looks for work soon, and not only when it is next due. */
  wake(): void {
    if (this.#timers.size > 0 || this.#stopped.signal.aborted) {
      return;
    }
    for (const delay of WAKE_AFTER_MS) {
      const timer = setTimeout(async () => {
        this.#timers.delete(timer);
        try {
          await this.drain();
        } catch (error) {
          this.#logger.debug(
            `Could not evaluate at once: ${toError(error).message}`,
          );
        }
      }, delay);
      timer.unref();
      this.#timers.add(timer);
    }
  }

  /** Ends after the batches that are being evaluated. */
  async stop(): Promise<void> {
    this.#stopped.abort();
    this.#timers.forEach(timer => clearTimeout(timer));
    this.#timers.clear();
    await Promise.allSettled([this.#running]);
  }

  async #drain(signal: AbortSignal): Promise<number> {
    let evaluated = 0;
    const lane = async () => {
      while (!signal.aborted) {
        const claimed = await this.#queue.claim(BATCH_SIZE, this.#leaseMs);
        if (claimed.length === 0) {
          return;
        }
        await this.#evaluate(claimed);
        evaluated += claimed.length;
      }
    };
    const lanes = await Promise.allSettled(Array.from({ length: LANES }, lane));
    for (const result of lanes) {
      if (result.status === 'rejected') {
        throw result.reason;
      }
    }
    return evaluated;
  }

  async #evaluate(claimed: StaleProduct[]): Promise<void> {
    try {
      await this.#evaluateTogether(claimed);
    } catch (error) {
      if (claimed.length === 1) {
        // It stays taken until the lease ends, and others go before it.
        this.#logger.warn(
          `Could not evaluate ${claimed[0].product}: ${toError(error).message}`,
        );
        return;
      }
      // Without a database there is no use in trying each: the lease will end.
      await this.#knex.raw('select 1');
      this.#logger.debug(
        `Evaluating ${claimed.length} products one by one: ${
          toError(error).message
        }`,
      );
      for (const product of claimed) {
        await this.#evaluate([product]);
      }
    }
  }

  async #evaluateTogether(claimed: StaleProduct[]): Promise<void> {
    const batch = await this.#evaluation.judge(claimed);
    const changed = await this.#knex.transaction(async transaction => {
      const held = await this.#queue.hold(transaction, claimed);
      const evaluations = batch.evaluations.filter(({ standing }) =>
        held.has(standing.product),
      );
      const gone = batch.gone.filter(product => held.has(product));
      const { before, at } = batch;
      const products = [
        ...(await this.#results.save(transaction, evaluations, before, at)),
        ...(await this.#results.remove(transaction, gone, at)),
      ];
      await this.#queue.finish(transaction, held);
      return products;
    });
    if (changed.length > 0) {
      await this.#onChanged(changed);
    }
  }
}
