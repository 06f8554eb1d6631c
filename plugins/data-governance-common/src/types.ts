import { CheckPhase, CheckSeverity, ScorecardLevel } from './ScorecardEntity';

/**
 * The outcome of a check. An error in a rule or a missing fact is `unknown`,
 * never `pass`.
 * @public
 */
export type CheckStatus = 'pass' | 'fail' | 'unknown';

/** @public */
export interface CheckResult {
  checkId: string;
  title: string;
  level: string;
  severity: CheckSeverity;
  phase: CheckPhase;
  /** ISO date from which a check in grace counts. */
  enforcedFrom?: string;
  status: CheckStatus;
  /** Why the status is what it is, for this product. */
  reason: string;
  /** Why the check exists. */
  why: string;
  /** How to fix it. */
  remedy: string;
  /** ISO timestamp since when the status is the same; absent in a gate run. */
  since?: string;
}

/** @public */
export interface ScorecardResult {
  /** Entity ref of the scorecard. */
  scorecard: string;
  title: string;
  owner: string;
  /** Entity ref of the domain, absent for a scorecard of the whole mesh. */
  domain?: string;
  levels: ScorecardLevel[];
  /** Name of the highest level reached, absent when none is. */
  level?: string;
  checks: CheckResult[];
}

/**
 * Where a data product stands.
 * @public
 */
export interface ProductResult {
  /** Entity ref of the product. */
  product: string;
  title: string;
  owner: string;
  domain: string;
  /**
   * The lowest of the levels reached in all scorecards that apply, by
   * position; absent when in one of them none is reached or none applies. A
   * scorecard in which no check counts yet does not take part.
   */
  level?: ScorecardLevel;
  scorecards: ScorecardResult[];
  /** ISO timestamp of the last evaluation; absent in a gate run. */
  evaluatedAt?: string;
}

/**
 * A product's line on pages that list many.
 * @public
 */
export interface ProductSummary {
  product: string;
  title: string;
  owner: string;
  domain: string;
  level?: ScorecardLevel;
  passing: number;
  failing: number;
  unknown: number;
}

/**
 * A scorecard as it was loaded.
 * @public
 */
export interface ScorecardSummary {
  scorecard: string;
  title: string;
  description?: string;
  owner: string;
  domain?: string;
  levels: ScorecardLevel[];
  checks: {
    id: string;
    title: string;
    level: string;
    rule: string;
    severity: CheckSeverity;
    phase: CheckPhase;
    enforcedFrom?: string;
    why: string;
    remedy: string;
    passing: number;
    failing: number;
    unknown: number;
  }[];
  /**
   * Why the newest version of the scorecard could not be used; the previous
   * one is in force then, or none when there was none.
   */
  problems: string[];
}

/**
 * The verdict on files as they would be.
 * @public
 */
export interface EvaluationResult {
  /**
   * False when a check that counts now (enforced, or in grace after its date)
   * and belongs to the lowest level of its scorecard does not pass. Checks of
   * higher levels are among the results and do not stop a publication: they
   * are aims that a product grows into.
   */
  passed: boolean;
  /** The data products among the files, and those their contracts are for. */
  results: ProductResult[];
}
