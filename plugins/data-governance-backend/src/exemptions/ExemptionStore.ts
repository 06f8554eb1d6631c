import {
  ExemptionEvent,
  ExemptionState,
} from '@meshport/backstage-plugin-data-governance-common';
import { VisibleProducts } from '../visibility';
import { ExemptionChange, ExemptionRecord } from './exemptionMachine';

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

/** @internal */
export interface ExemptionFilter {
  /** As they are at the time of asking: what has ended is expired. */
  states?: readonly ExemptionState[];
  /** Those for the product, and those for its domain. */
  product?: string;
  /** Those for the domain, and those for products of it. */
  domain?: string;
  scorecard?: string;
  checkId?: string;
  /** Those of these scorecards only. */
  scorecards?: readonly string[];
  requestedBy?: string;
  notRequestedBy?: string;
}

/**
 * An exemption with whether what it is for still exists.
 * @internal
 */
export interface ListedExemption {
  exemption: ExemptionRecord;
  productExists: boolean;
}

/**
 * Keeps exemptions and what happened to them.
 * @internal
 */
export interface ExemptionStore {
  /**
   * The exemptions in force for any of the products at a time: approved ones
   * before their end, also when nobody wrote yet that an end was reached.
   *
   * @param products - any number; they make one statement
   * @param at - now, or any time in the past
   */
  inForce(
    products: readonly ExemptibleProduct[],
    at: Date,
  ): Promise<ActiveExemption[]>;
  /**
   * Writes a new exemption with its event.
   *
   * @throws `ConflictError` when one is open for the same check and subject
   */
  add(change: ExemptionChange): Promise<void>;
  /**
   * Writes the next step with its event, and marks the products whose results
   * it affects, all or nothing.
   *
   * @throws `ConflictError` when the exemption changed since it was read
   */
  change(change: ExemptionChange): Promise<void>;
  /**
   * One exemption that the caller may see.
   *
   * @param viewer - what the caller may see, and who it is
   */
  find(
    id: string,
    viewer: ExemptionViewer,
  ): Promise<ListedExemption | undefined>;
  /** What happened to an exemption, oldest first. */
  events(id: string): Promise<ExemptionEvent[]>;
  /** The latest first. */
  list(
    filter: ExemptionFilter,
    viewer: ExemptionViewer,
    page: { limit: number; offset: number; now: Date },
  ): Promise<{ items: ListedExemption[]; total: number }>;
  /** Open ones whose end was reached. */
  ended(now: Date, limit: number): Promise<ExemptionRecord[]>;
  /**
   * Approved ones that end soon and whose end was not announced yet; each is
   * given once, to one caller.
   *
   * @param window - those that end before a time and were decided before
   * another
   */
  takeEnding(
    now: Date,
    window: { endsBefore: Date; decidedBefore: Date },
  ): Promise<ExemptionRecord[]>;
  /** Tells whether a check has a result that can fail for a product. */
  isMeasured(check: {
    product: string;
    scorecard: string;
    checkId: string;
  }): Promise<boolean>;
}

/**
 * For whom exemptions are read: those of the products that the caller may see,
 * of domains with such products, and those that the caller asked for.
 * @internal
 */
export interface ExemptionViewer {
  visible: VisibleProducts;
  /** Entity ref of the user; absent for a service. */
  user?: string;
}
