import { CheckPhase, CheckSeverity, ScorecardLevel } from '../ScorecardEntity';
import { CheckStatus, StatusCounts } from '../types';

/**
 * What lists of products are narrowed by; all given conditions hold together.
 * @public
 */
export interface MeshQuery {
  /** Entity refs. */
  domains?: string[];
  owners?: string[];
  /** Entity ref of the scorecard. */
  scorecard?: string;
  /** Name of the level reached; `none`: no level. */
  levels?: string[];
  /** Products of which this check of `scorecard` has one of `statuses`. */
  checkId?: string;
  statuses?: CheckStatus[];
  /** Words in the title or name of the product. */
  text?: string;
}

/** @public */
export interface LevelCount {
  /** Absent: no level. */
  level?: ScorecardLevel;
  products: number;
}

/**
 * How the whole mesh, or what is left of it after narrowing, stands.
 * @public
 */
export interface MeshSummary extends StatusCounts {
  products: number;
  /** Weighted share of passed checks among those that count, 0 to 1. */
  score?: number;
  levels: LevelCount[];
  domains: (StatusCounts & {
    domain: string;
    products: number;
    score?: number;
    levels: LevelCount[];
  })[];
  owners: (StatusCounts & {
    owner: string;
    products: number;
    score?: number;
  })[];
  /** ISO timestamp of the latest evaluation; absent before the first. */
  evaluatedAt?: string;
  /** Products that wait to be evaluated again. */
  waiting: number;
}

/** @public */
export interface HeatMapQuery extends MeshQuery {
  /** Entity ref; the checks of one scorecard are the columns. */
  scorecard: string;
  /** Default `title`. `score`: the lowest first. */
  sort?: 'title' | 'score' | 'domain' | 'owner';
  /** Default 500, at most 2,000. */
  limit?: number;
  offset?: number;
}

/**
 * One letter for each status, so that thousands of products fit in an answer.
 * `-`: not evaluated.
 * @public
 */
export const HEAT_MAP_CODES = {
  p: 'pass',
  f: 'fail',
  u: 'unknown',
  x: 'exempt',
  n: 'not-applicable',
} as const satisfies Record<string, CheckStatus>;

/** @public */
export interface HeatMap {
  checks: {
    id: string;
    title: string;
    level: string;
    severity: CheckSeverity;
    phase: CheckPhase;
    enforcedFrom?: string;
  }[];
  rows: {
    product: string;
    title: string;
    owner: string;
    domain: string;
    /** Name of the level reached in this scorecard. */
    level?: string;
    score?: number;
    /** A letter for each check, see {@link HEAT_MAP_CODES}. */
    statuses: string;
  }[];
  total: number;
}

/**
 * The cheapest way of a product to the next level of a scorecard.
 * @public
 */
export interface NextStep {
  product: string;
  title: string;
  owner: string;
  domain: string;
  scorecard: string;
  /** Level reached now; absent when none. */
  level?: ScorecardLevel;
  next: ScorecardLevel;
  /** What has to pass for it, fewest first among products. */
  checks: { id: string; title: string; status: CheckStatus; remedy: string }[];
}

/**
 * A check that stands in the way, and how many products would rise if it alone
 * were mended.
 * @public
 */
export interface BlockingCheck {
  scorecard: string;
  checkId: string;
  title: string;
  /** Products in which it fails or is unknown. */
  products: number;
  /** Those that would reach the next level with it alone. */
  wouldRise: number;
}

/** @public */
export interface NextSteps {
  /** Fewest checks first. */
  items: NextStep[];
  total: number;
  /** Those that would raise most products first. */
  blocking: BlockingCheck[];
}
