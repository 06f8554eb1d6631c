import { CheckPhase, CheckSeverity, ScorecardLevel } from './ScorecardEntity';

/**
 * The outcome of a check.
 *
 * An error in a rule or a missing fact is `unknown`, never `pass`. `exempt`: the
 * rule does not pass, and an exemption is in force; it does not stand in the way
 * of a level and is never counted as passed. `not-applicable`: the check's
 * `appliesTo` leaves the product out.
 * @public
 */
export type CheckStatus =
  | 'pass'
  | 'fail'
  | 'unknown'
  | 'exempt'
  | 'not-applicable';

/**
 * All statuses, in the order in which they are shown.
 * @public
 */
export const CHECK_STATUSES: readonly CheckStatus[] = [
  'fail',
  'unknown',
  'exempt',
  'pass',
  'not-applicable',
];

/**
 * How many checks have which status. Drafts are not counted.
 * @public
 */
export interface StatusCounts {
  passing: number;
  failing: number;
  unknown: number;
  exempt: number;
  notApplicable: number;
}

/** @public */
export interface CheckResult {
  checkId: string;
  title: string;
  level: string;
  severity: CheckSeverity;
  weight: number;
  phase: CheckPhase;
  /** ISO date from which a check in grace counts. */
  enforcedFrom?: string;
  status: CheckStatus;
  /** The exemption in force, when the status is `exempt`. */
  exemption?: { id: string; endsAt: string; reason: string; ticket?: string };
  /**
   * True when facts that the rule reads were explained by who found them; see
   * `getCheckEvidence`.
   */
  hasEvidence?: boolean;
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
  /** Weighted share of passed checks among those that count, 0 to 1. */
  score?: number;
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
  /** Checks that an exemption sets aside now. */
  exempt: number;
  scorecards: ScorecardResult[];
  /** ISO timestamp of the last evaluation; absent in a gate run. */
  evaluatedAt?: string;
}

/**
 * A product's line on pages that list many.
 * @public
 */
export interface ProductSummary extends StatusCounts {
  product: string;
  title: string;
  owner: string;
  domain: string;
  level?: ScorecardLevel;
  /** Weighted share of passed checks among those that count, 0 to 1. */
  score?: number;
}

/**
 * A check of a scorecard, with how the products that one may see stand.
 * @public
 */
export interface CheckSummary extends StatusCounts {
  id: string;
  title: string;
  level: string;
  rule: string;
  severity: CheckSeverity;
  weight: number;
  phase: CheckPhase;
  enforcedFrom?: string;
  why: string;
  remedy: string;
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
  checks: CheckSummary[];
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
