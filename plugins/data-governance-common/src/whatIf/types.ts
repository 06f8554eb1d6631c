import { Entity } from '@backstage/catalog-model';
import { ScorecardLevel } from '../ScorecardEntity';
import { CheckStatus } from '../types';

/**
 * A question what would be if other rules were in force. Nothing is changed.
 * @public
 */
export interface WhatIfRequest {
  /**
   * The scorecard as it would be: a Scorecard entity, new or in the place of
   * the one with the same ref.
   */
  scorecard: Entity;
  /** ISO timestamp of past facts to judge by; now when absent. */
  at?: string;
  /**
   * True (default): checks in draft and in grace are judged as if they were
   * enforced, since the question is what would be.
   */
  enforceAll?: boolean;
}

/** @public */
export interface WhatIfProduct {
  product: string;
  title: string;
  owner: string;
  domain: string;
  /** Level in this scorecard under the rules in force; absent when none. */
  before?: ScorecardLevel;
  after?: ScorecardLevel;
  change: 'falls' | 'rises' | 'same';
  /** Checks whose status would be another, or would count otherwise, with why. */
  checks: {
    id: string;
    title: string;
    /** Absent: the check is new for this product. */
    before?: CheckStatus;
    /** Absent: it would be gone. */
    after?: CheckStatus;
    /**
     * Of a check that does not pass: it would come to count (true), or count no
     * more (false). Absent: as before.
     */
    counts?: boolean;
    reason?: string;
  }[];
}

/** @public */
export interface WhatIfGroup {
  /** Entity ref of the domain or the owner. */
  ref: string;
  products: number;
  falls: number;
  rises: number;
}

/** @public */
export interface WhatIfResult {
  at: string;
  /** Products that the scorecard applies to, among those one may see. */
  products: number;
  falls: number;
  rises: number;
  /** How each check would come out. */
  checks: {
    id: string;
    title: string;
    passing: number;
    failing: number;
    unknown: number;
    exempt: number;
    notApplicable: number;
  }[];
  domains: WhatIfGroup[];
  owners: WhatIfGroup[];
  /** Those that fall first; at most 500 of those that change. */
  items: WhatIfProduct[];
}
