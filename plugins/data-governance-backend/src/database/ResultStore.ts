import {
  CheckStatus,
  ScorecardLevel,
  StatusCounts,
  TransitionCause,
} from '@meshport/backstage-plugin-data-governance-common';
import { Knex } from 'knex';
import { VisibleProducts } from '../visibility';

/**
 * The outcome of one check on one product.
 * @internal
 */
export interface StoredOutcome {
  scorecard: string;
  checkId: string;
  status: CheckStatus;
  reason: string;
  /** Id of the exemption in force, when the status is `exempt`. */
  exemption?: string;
}

/**
 * How the checks stand, without drafts, and the weights the score is made of.
 * @internal
 */
export interface StandingCounts extends StatusCounts {
  /** Of the checks that pass, among those of `weightCounted`. */
  weightPassed: number;
  /** Of the checks that count, apply and are not exempt. */
  weightCounted: number;
}

/**
 * Where a product stands in one scorecard.
 * @internal
 */
export interface ScorecardStanding extends StandingCounts {
  scorecard: string;
  /** The level reached; absent: none. */
  level?: string;
  /** From 0; -1: no level is reached. */
  levelPosition: number;
}

/**
 * Where a product stands, for lists.
 * @internal
 */
export interface ProductStanding extends StandingCounts {
  product: string;
  title: string;
  owner: string;
  domain: string;
  level?: ScorecardLevel;
}

/**
 * All that was found out about a product.
 * @internal
 */
export interface Evaluation {
  standing: ProductStanding;
  scorecards: ScorecardStanding[];
  outcomes: StoredOutcome[];
  /** What another status of a check is put down to. */
  causeOf(scorecard: string, checkId: string): TransitionCause;
}

/**
 * What is known of a product from its last evaluation.
 * @internal
 */
export interface StoredResult {
  standing: ProductStanding;
  /** ISO timestamp. */
  evaluatedAt: string;
  scorecards: ScorecardStanding[];
  /** `since`: ISO timestamp since when the status has been the same. */
  outcomes: (StoredOutcome & { since: string })[];
}

/** @internal */
export interface CheckCount {
  scorecard: string;
  checkId: string;
  status: CheckStatus;
  products: number;
}

/**
 * Keeps the current results and every change of a status.
 * @internal
 */
export interface ResultStore {
  /** @returns those of the products that were evaluated */
  find(products: readonly string[]): Promise<Map<string, StoredResult>>;
  /**
   * Makes the evaluations the current results of their products. Only rows
   * that differ are written; a status that became another adds a transition,
   * the first one of a check does not.
   *
   * @param before - what {@link ResultStore.find} gave of these products; they
   * must be held meanwhile, so that nobody else writes them
   * @returns the products of which a result or the level is another now
   */
  save(
    transaction: Knex.Transaction,
    evaluations: readonly Evaluation[],
    before: ReadonlyMap<string, StoredResult>,
    at: Date,
  ): Promise<string[]>;
  /**
   * Forgets products that are gone, with a transition for each result.
   *
   * @returns those that were known
   */
  remove(
    transaction: Knex.Transaction,
    products: readonly string[],
    at: Date,
  ): Promise<string[]>;
  /**
   * By title.
   *
   * @param query - `visible`: what may be in the list; `refs`: those asked for
   */
  listProducts(query: {
    visible: VisibleProducts;
    refs?: readonly string[];
    domain?: string;
  }): Promise<ProductStanding[]>;
  /** How many of the products have which status, by check. */
  countByCheck(visible: VisibleProducts): Promise<CheckCount[]>;
}
