import { StatusCounts, CheckStatus } from '../types';

/** @public */
export interface TrendQuery {
  /** Entity refs; at most one of the two. Both absent: the whole mesh. */
  product?: string;
  domain?: string;
  /** Entity ref of one scorecard; all when absent. */
  scorecard?: string;
  /** ISO dates, both included; default the last 90 days. At most 400 days. */
  from?: string;
  to?: string;
  /**
   * `then` (default): as it was judged on the day. `now`: by the rules in force
   * today, on the facts of the day; needs `scorecard`, and gives at most 13
   * days, evenly spread.
   */
  rules?: 'then' | 'now';
}

/**
 * How things stood at the end of a day (UTC).
 * @public
 */
export interface TrendPoint extends StatusCounts {
  /** ISO date. */
  day: string;
  products: number;
  score?: number;
  /**
   * Products by the name of the level reached; `none`: no level. Of one
   * product, a single 1.
   */
  levels: Record<string, number>;
}

/** @public */
export interface TransitionQuery {
  product?: string;
  domain?: string;
  scorecard?: string;
  checkId?: string;
  /** ISO timestamp. */
  since?: string;
  /** Those before this one, from `next` of the page before. */
  before?: string;
  /** Default 50, at most 200. */
  limit?: number;
}

/**
 * A check of a product that has another status since a time.
 * @public
 */
export interface Transition {
  id: string;
  product: string;
  productTitle: string;
  scorecard: string;
  checkId: string;
  /** Absent: the check is gone, or its product is. */
  checkTitle?: string;
  from?: CheckStatus;
  /** Absent: it is gone. */
  to?: CheckStatus;
  reason?: string;
  /** What made it change. */
  cause: TransitionCause;
  at: string;
}

/**
 * `facts`: what is known about the product changed; `rules`: the scorecard did;
 * `exemption`: one began or ended; `time`: a date was reached.
 * @public
 */
export type TransitionCause = 'facts' | 'rules' | 'exemption' | 'time';

/**
 * A definition of a scorecard that was in force for a time.
 * @public
 */
export interface ScorecardVersion {
  /** Hash of the definition. */
  version: string;
  from: string;
  /** Absent: it is in force. */
  until?: string;
  checks: number;
}
