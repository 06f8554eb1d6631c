import { FactEvidence } from '@meshport/backstage-plugin-data-governance-common';
import { Knex } from 'knex';

/**
 * The source that holds what the catalog says about a product: itself, its
 * contracts and its domains. All other sources are fact providers, or tools
 * that push facts.
 * @internal
 */
export const ENTITY_SOURCE = 'entity';

/**
 * What is known from one source about one product.
 * @internal
 */
export interface StoredFacts {
  /** `Facts` of a provider, `EntityContent` of `entity`; absent: not known. */
  content?: unknown;
  /** Why nothing is known. */
  failure?: string;
  /** ISO timestamp since when content and failure are what they are. */
  since: string;
  /** Of pushed facts: ISO timestamps of when they were found, and hold until. */
  observedAt?: string;
  validUntil?: string;
}

/**
 * By source.
 * @internal
 */
export type FactsOfProduct = ReadonlyMap<string, StoredFacts>;

/**
 * What a source found out about a product: its content, or why there is none.
 * @internal
 */
export interface FoundFacts {
  /** Entity ref in lower case. */
  product: string;
  source: string;
  /** JSON; two contents are equal whatever the order of their keys. */
  content?: unknown;
  failure?: string;
  evidence?: FactEvidence[];
  /** ISO timestamps. */
  observedAt?: string;
  validUntil?: string;
}

/**
 * What became of found facts.
 * @internal
 */
export interface SavedFacts {
  /** Products of which content or failure of a source is another now. */
  changed: string[];
  /** Products of which newer facts are known, by `observedAt`. */
  outdated: string[];
  /** Products of which other facts are known that have the same `observedAt`. */
  conflicting: string[];
}

/**
 * Marks products to be evaluated again, in the transaction that changes what
 * is known about them.
 *
 * @param products - with what changed: `*`, `entity`, `provider` or
 * `provider.fact`; sorted by product, each once
 * @internal
 */
export type MarkStale = (
  transaction: Knex.Transaction,
  products: { product: string; reads: string[] }[],
  at: Date,
) => Promise<void>;

/**
 * Keeps what is known about products, now and at any time before. What was
 * known is never changed: when it becomes something else, a row is added.
 * @internal
 */
export interface FactStore {
  /**
   * Stores what is new and marks those products to be evaluated again, all in
   * one transaction. What is known already costs no row. Evidence is kept for
   * now only, and replaced even when the facts are the same.
   *
   * @param found - each product and source once; any number of sources
   * @param options - `transaction` to join; `versions` (see `versions`) of the
   * products when the facts were looked for: what was found about a product
   * that is another by now, or is gone, is left aside
   */
  save(
    found: readonly FoundFacts[],
    at: Date,
    options?: {
      transaction?: Knex.Transaction;
      versions?: ReadonlyMap<string, string>;
    },
  ): Promise<SavedFacts>;

  /**
   * Since when the `entity` facts of products are what they are.
   *
   * @returns nothing for a product that is not in the catalog
   */
  versions(products: readonly string[]): Promise<Map<string, string>>;

  /**
   * What is known now.
   *
   * @param sources - all when absent
   * @returns nothing for a product of which nothing is known
   */
  current(
    products: readonly string[],
    sources?: readonly string[],
  ): Promise<Map<string, FactsOfProduct>>;

  /** What was known at a time, as `current` would have given it then. */
  at(
    products: readonly string[],
    time: Date,
    sources?: readonly string[],
  ): Promise<Map<string, FactsOfProduct>>;

  /** The products in the catalog, sorted: those with an `entity` source. */
  products(): Promise<string[]>;

  /** The products that were in the catalog at a time, sorted. */
  productsAt(time: Date): Promise<string[]>;

  /**
   * What explains the facts of now.
   *
   * @param sources - all when absent
   */
  evidence(
    product: string,
    sources?: readonly string[],
  ): Promise<(FactEvidence & { source: string })[]>;

  /**
   * Ends all that is known about products that are gone; their past stays.
   */
  remove(
    products: readonly string[],
    at: Date,
    options?: { transaction?: Knex.Transaction },
  ): Promise<void>;

  /**
   * Ends all that is known from sources that do not exist any more, and of
   * products that are gone.
   *
   * @param sources - those that exist
   */
  tidy(sources: readonly string[], at: Date): Promise<void>;

  /**
   * Makes pushed facts unknown that hold no longer.
   *
   * @returns how many were
   */
  expire(now: Date): Promise<number>;

  /**
   * Deletes what ended before a time.
   *
   * @param signal - stops between two batches
   * @returns how many rows were deleted
   */
  prune(before: Date, signal?: AbortSignal): Promise<number>;
}
