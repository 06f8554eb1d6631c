import {
  ProductStanding,
  ScorecardStanding,
  StandingCounts,
} from './ResultStore';
import { CountsRow, ProductStandingRow, ScorecardStandingRow } from './rows';

/** @internal */
export function toCountsRow(counts: StandingCounts): CountsRow {
  return {
    passing: counts.passing,
    failing: counts.failing,
    unknown: counts.unknown,
    exempt: counts.exempt,
    not_applicable: counts.notApplicable,
    weight_passed: counts.weightPassed,
    weight_counted: counts.weightCounted,
  };
}

function fromCountsRow(row: CountsRow): StandingCounts {
  return {
    passing: row.passing,
    failing: row.failing,
    unknown: row.unknown,
    exempt: row.exempt,
    notApplicable: row.not_applicable,
    weightPassed: row.weight_passed,
    weightCounted: row.weight_counted,
  };
}

/** @internal */
export function toProductStandingRow(
  { product, title, owner, domain, level, ...counts }: ProductStanding,
  at: Date,
): ProductStandingRow & { evaluated_at: Date } {
  return {
    product,
    title,
    owner,
    domain,
    level: level ? JSON.stringify(level) : null,
    ...toCountsRow(counts),
    evaluated_at: at,
  };
}

/** @internal */
export function fromProductStandingRow(
  row: ProductStandingRow,
): ProductStanding {
  return {
    product: row.product,
    title: row.title,
    owner: row.owner,
    domain: row.domain,
    level: row.level === null ? undefined : JSON.parse(row.level),
    ...fromCountsRow(row),
  };
}

/** @internal */
export function toScorecardStandingRow(
  product: string,
  { scorecard, level, levelPosition, ...counts }: ScorecardStanding,
): ScorecardStandingRow {
  return {
    product,
    scorecard,
    level_position: levelPosition,
    level: level ?? null,
    ...toCountsRow(counts),
  };
}

/** @internal */
export function fromScorecardStandingRow(
  row: ScorecardStandingRow,
): ScorecardStanding {
  return {
    scorecard: row.scorecard,
    level: row.level ?? undefined,
    levelPosition: row.level_position,
    ...fromCountsRow(row),
  };
}
