/**
 * The life of an exemption: `pending` until the rule's owner decides;
 * `approved` is in force until its end, `expired` afterwards, when the check
 * counts again by itself. `revoked`: ended early, or withdrawn while pending.
 * @public
 */
export type ExemptionState =
  | 'pending'
  | 'approved'
  | 'rejected'
  | 'revoked'
  | 'expired';

/**
 * That a check does not count for a product or a domain for a time.
 * @public
 */
export interface Exemption {
  id: string;
  state: ExemptionState;
  /** Entity ref of the scorecard, and the id of its check. */
  scorecard: string;
  checkId: string;
  /** Titles at the time of asking, for lists. */
  scorecardTitle: string;
  checkTitle: string;
  /** Entity ref of the product; absent when it is for a domain. */
  product?: string;
  /** Entity ref of the domain; it and the domains below it. */
  domain?: string;
  reason: string;
  /** Where the work on it is followed: a URL or the number of a ticket. */
  ticket?: string;
  /** ISO timestamp. */
  endsAt: string;
  /** Entity ref of the user who asked. */
  requestedBy: string;
  requestedAt: string;
  /** Entity ref of the user who decided. */
  decidedBy?: string;
  decidedAt?: string;
  decisionComment?: string;
  /** Raised by each change; a decision names the one that was seen. */
  revision: number;
  /** What it is about that is no longer there; it does nothing then. */
  gone?: 'product' | 'scorecard' | 'check';
  /** What the caller may do with it. */
  permitted: { decide: boolean; revoke: boolean };
}

/** @public */
export interface ExemptionEvent {
  at: string;
  /** Entity ref of who did it; absent when time did. */
  by?: string;
  from?: ExemptionState;
  to: ExemptionState;
  comment?: string;
}

/** @public */
export interface ExemptionDetail extends Exemption {
  events: ExemptionEvent[];
}

/** @public */
export interface NewExemption {
  scorecard: string;
  checkId: string;
  /** Exactly one of `product` and `domain`. */
  product?: string;
  domain?: string;
  /** 10 to 2,000 characters. */
  reason: string;
  ticket?: string;
  /** ISO timestamp in the future, at most a year ahead. */
  endsAt: string;
}

/** @public */
export interface ExemptionDecision {
  decision: 'approve' | 'reject';
  /** Needed to reject. */
  comment?: string;
  /** To approve for a shorter time than was asked for. */
  endsAt?: string;
  revision: number;
}

/** @public */
export interface ExemptionQuery {
  states?: ExemptionState[];
  product?: string;
  domain?: string;
  scorecard?: string;
  checkId?: string;
  /** `decidable`: those the caller may decide; `requested`: the caller's own. */
  view?: 'decidable' | 'requested' | 'all';
  /** Default 50, at most 200. */
  limit?: number;
  offset?: number;
}
