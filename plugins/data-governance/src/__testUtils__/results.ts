import {
  CheckResult,
  ProductResult,
  ProductSummary,
  ScorecardResult,
} from '@meshport/backstage-plugin-data-governance-common';

/** The levels of the scorecards in tests, lowest first. */
export const levels = [
  { name: 'bronze', title: 'Bronze' },
  { name: 'silver', title: 'Silver' },
  { name: 'gold', title: 'Gold' },
];

/** A check that is enforced and passes, unless said otherwise. */
export function check(changes: Partial<CheckResult> = {}): CheckResult {
  return {
    checkId: 'has-owner',
    title: 'Has an owner',
    level: 'bronze',
    severity: 'medium',
    weight: 1,
    phase: 'enforced',
    status: 'pass',
    reason: 'The owner is flight-operations.',
    why: 'Someone must answer for the data.',
    remedy: 'Set spec.owner.',
    since: '2026-01-02T03:04:05Z',
    ...changes,
  };
}

/** A scorecard of the whole mesh. */
export function scorecard(
  changes: Partial<ScorecardResult> = {},
): ScorecardResult {
  return {
    scorecard: 'scorecard:default/mesh-foundations',
    title: 'Mesh foundations',
    owner: 'group:default/data-governance',
    levels,
    checks: [check()],
    ...changes,
  };
}

/** Where the product flights stands. */
export function productResult(
  changes: Partial<ProductResult> = {},
): ProductResult {
  return {
    product: 'dataproduct:default/flights',
    title: 'Flights',
    owner: 'group:default/flight-operations',
    domain: 'domain:default/flight-operations',
    exempt: 0,
    scorecards: [scorecard()],
    evaluatedAt: '2026-01-02T03:04:05Z',
    ...changes,
  };
}

/** A line of the list of products. */
export function summary(
  name: string,
  changes: Partial<ProductSummary> = {},
): ProductSummary {
  return {
    product: `dataproduct:default/${name}`,
    title: name,
    owner: 'group:default/flight-operations',
    domain: 'domain:default/flight-operations',
    passing: 1,
    failing: 0,
    unknown: 0,
    exempt: 0,
    notApplicable: 0,
    ...changes,
  };
}
