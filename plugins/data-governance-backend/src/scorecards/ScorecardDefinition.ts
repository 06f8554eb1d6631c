import { FilterPredicate } from '@backstage/filter-predicates';
import {
  CheckPhase,
  CheckSeverity,
  ScorecardCheck,
  ScorecardLevel,
} from '@meshport/backstage-plugin-data-governance-common';

/**
 * A check with its defaults filled in.
 * @internal
 */
export interface CheckDefinition extends ScorecardCheck {
  severity: CheckSeverity;
  phase: CheckPhase;
  weight: number;
}

/**
 * A scorecard as it is in force: what was read of the entity, with full refs.
 * @internal
 */
export interface ScorecardDefinition {
  /** Entity ref of the scorecard. */
  ref: string;
  title: string;
  description?: string;
  /** Entity ref of the owner. */
  owner: string;
  /** Entity ref of the domain; absent for the whole mesh. */
  domain?: string;
  appliesTo?: FilterPredicate;
  /** Lowest first. */
  levels: ScorecardLevel[];
  checks: CheckDefinition[];
}

/**
 * Why a scorecard cannot be used.
 * @internal
 */
export interface ScorecardProblem {
  /** Where, e.g. `spec.checks[0].rule`. */
  field: string;
  /** Of a rule it names check, line, column and expression. */
  message: string;
}
