import {
  CheckStatus,
  ScorecardLevel,
} from '@meshport/backstage-plugin-data-governance-common';

/**
 * The outcome of one check on one product.
 * @internal
 */
export interface StoredOutcome {
  scorecard: string;
  checkId: string;
  status: CheckStatus;
  reason: string;
}

/**
 * Where a product stands, for lists. Drafts are not counted.
 * @internal
 */
export interface StoredProduct {
  product: string;
  title: string;
  owner: string;
  domain: string;
  level?: ScorecardLevel;
  passing: number;
  failing: number;
  unknown: number;
}

/** @internal */
export interface Evaluation extends StoredProduct {
  /** Of all that the outcomes depend on. */
  inputHash: string;
  outcomes: StoredOutcome[];
}

/** @internal */
export interface StoredResult {
  product: StoredProduct;
  evaluatedAt: string;
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
  /** Of all products that were evaluated, by product. */
  inputHashes(): Promise<Map<string, string>>;
  /**
   * Makes the evaluations the current results of their products. Only rows
   * that differ are written; a status that changed adds a transition.
   *
   * @param evaluations - some hundred at most; one transaction
   * @returns the products of which a result or the level is another now
   */
  save(evaluations: Evaluation[], at: Date): Promise<string[]>;
  /** Forgets products that are gone, with a transition for each result. */
  remove(products: string[], at: Date): Promise<void>;
  find(product: string): Promise<StoredResult | undefined>;
  /** By title, of the given products. */
  listProducts(query: {
    products: ReadonlySet<string>;
    domain?: string;
  }): Promise<StoredProduct[]>;
  /** How many of the given products have which status, by check. */
  countByCheck(products: ReadonlySet<string>): Promise<CheckCount[]>;
}
