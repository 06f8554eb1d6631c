import {
  CheckStatus,
  ScorecardLevel,
  StatusCounts,
} from '@meshport/backstage-plugin-data-governance-common';
import { ActiveExemption } from '../exemptions/ExemptionStore';
import { FactsOfProduct } from '../facts/FactStore';
import { CompiledScorecard } from '../scorecards';

/** @internal */
export interface CheckOutcome {
  checkId: string;
  status: CheckStatus;
  reason: string;
  /** The exemption in force, when the status is `exempt`. */
  exemption?: Pick<ActiveExemption, 'id' | 'endsAt' | 'reason' | 'ticket'>;
}

/**
 * How checks come out together.
 * @internal
 */
export interface Standing extends StatusCounts {
  /** Of the checks that count now, apply and are not exempt. */
  weightPassed: number;
  weightCounted: number;
}

/**
 * What one scorecard says about a product.
 * @internal
 */
export interface ScorecardJudgement extends Standing {
  scorecard: CompiledScorecard;
  /** Of every check, in the order of the definition; drafts too. */
  checks: CheckOutcome[];
  /** The highest level reached. */
  level?: ScorecardLevel;
  /** From 0; -1: no level is reached. */
  levelPosition: number;
}

/**
 * What all scorecards that apply say about a product.
 * @internal
 */
export interface ProductJudgement extends Standing {
  /** Entity ref. */
  product: string;
  title: string;
  /** Entity ref. */
  owner: string;
  /** Entity ref. */
  domain: string;
  /** In the order in which they were given; those out of scope are left out. */
  scorecards: ScorecardJudgement[];
  /** The lowest of the levels reached. */
  level?: ScorecardLevel;
  /** Whether the product may be published, see `passesGate`. */
  passesGate: boolean;
}

/**
 * Outcomes found before: by scorecard ref, then by id of the check.
 * @internal
 */
export type PreviousOutcomes = ReadonlyMap<
  string,
  ReadonlyMap<string, Pick<CheckOutcome, 'status' | 'reason'>>
>;

/**
 * All that a judgement depends on.
 * @internal
 */
export interface JudgementInput {
  /** By source; `entity` has to be among them. */
  facts: FactsOfProduct;
  /** Also those that do not apply to the product. */
  scorecards: readonly CompiledScorecard[];
  /** Those in force; others' are ignored. */
  exemptions: readonly ActiveExemption[];
  now: Date;
  /**
   * What was found when it was judged last. Together with `changed` it saves
   * judging what cannot have changed; the judgement is the same without.
   */
  previous?: PreviousOutcomes;
  /**
   * What changed since: `*` (everything), `entity`, `<source>`,
   * `<source>.<fact>`, or the ref of a scorecard; empty when only time or an
   * exemption did.
   */
  changed?: readonly string[];
}
