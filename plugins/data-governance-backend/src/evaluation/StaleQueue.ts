import { TransitionCause } from '@meshport/backstage-plugin-data-governance-common';
import { Knex } from 'knex';

/**
 * A product of which something changed that its results depend on.
 * @internal
 */
export interface StaleMark {
  /** Entity ref of the product. */
  product: string;
  /**
   * What changed: `*` (everything), `entity`, `<provider>`,
   * `<provider>.<fact>`, or the ref of a scorecard, all checks of which have to
   * be judged again. Empty: no check has to be, only levels and counts.
   */
  reads: readonly string[];
}

/**
 * One thing that changed, and why.
 * @internal
 */
export interface StaleChange {
  cause: TransitionCause;
  /** As in {@link StaleMark}; absent when no check has to be judged again. */
  read?: string;
}

/**
 * A product that a worker has taken to evaluate again.
 * @internal
 */
export interface StaleProduct {
  product: string;
  changes: StaleChange[];
  /** Raised by each mark, so that a change in between is seen. */
  revision: number;
}

/**
 * Products that nobody else can take, by whether something changed since they
 * were claimed.
 * @internal
 */
export type HeldProducts = ReadonlyMap<string, { changedAgain: boolean }>;

/**
 * The products that have to be evaluated again, each once, with everything
 * that changed since it was evaluated. Kept in the database: any replica may
 * mark, and any may take.
 * @internal
 */
export interface StaleQueue {
  /**
   * Marks products. Call it in the transaction that writes the change, once and
   * last, so that two writers cannot wait for each other.
   *
   * @param knex - the transaction
   */
  mark(
    knex: Knex,
    marks: readonly StaleMark[],
    cause: TransitionCause,
    at: Date,
  ): Promise<void>;
  /**
   * Marks all products that are known, with one statement.
   *
   * @param reads - as in {@link StaleMark}
   */
  markAll(
    knex: Knex,
    reads: readonly string[],
    cause: TransitionCause,
    at: Date,
  ): Promise<void>;
  /**
   * Calls back soon after products were marked by this replica; the
   * transaction may not be committed yet.
   */
  onMarked(listener: () => void): void;
  /**
   * Takes products that no living worker holds, the longest waiting first.
   *
   * @param leaseMs - after this time another worker may take them
   */
  claim(limit: number, leaseMs: number): Promise<StaleProduct[]>;
  /**
   * Locks claimed products until the transaction ends.
   *
   * @returns the products that this worker still holds, with whether they were
   * marked again since: a lease that ran out may have been taken by another
   * worker
   */
  hold(
    transaction: Knex.Transaction,
    claimed: readonly StaleProduct[],
  ): Promise<HeldProducts>;
  /**
   * Takes held products off the queue. One that was marked again stays, free to
   * be claimed.
   */
  finish(transaction: Knex.Transaction, held: HeldProducts): Promise<void>;
  /** Gives claimed products back, e.g. after a failure. */
  release(claimed: readonly StaleProduct[]): Promise<void>;
  /** How many products wait or are being evaluated. */
  waiting(): Promise<number>;
}
