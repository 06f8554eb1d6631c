/**
 * An exemption that sets a check aside now, for a product or for a domain and
 * those below it.
 * @internal
 */
export interface ActiveExemption {
  id: string;
  /** Entity ref of the scorecard, and the id of its check. */
  scorecard: string;
  checkId: string;
  /** Entity ref of the product; absent when it is for a domain. */
  product?: string;
  /** Entity ref of the domain. */
  domain?: string;
  reason: string;
  ticket?: string;
  /** ISO timestamp; from then on the check counts again. */
  endsAt: string;
}

/**
 * A product with the domains whose exemptions it shares.
 * @internal
 */
export interface ExemptibleProduct {
  /** Entity ref of the product. */
  product: string;
  /** Entity refs: the product's domain, then those above it. */
  domains: readonly string[];
}

/**
 * Keeps exemptions and what happened to them.
 * @internal
 */
export interface ExemptionStore {
  /**
   * The exemptions in force for any of the products: approved ones before
   * their end, also when nobody wrote yet that an end was reached.
   *
   * @param products - any number; they make one statement
   */
  inForce(
    products: readonly ExemptibleProduct[],
    now: Date,
  ): Promise<ActiveExemption[]>;
}
