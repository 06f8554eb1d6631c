import {
  CheckSummary,
  FactSourceSummary,
  HeatMap,
  MeshSummary,
  NextSteps,
  ScorecardSummary,
  StatusCounts,
  Transition,
  TrendPoint,
  WhatIfResult,
} from '@meshport/backstage-plugin-data-governance-common';
import { levels } from './results';

const [bronze, silver, gold] = levels;

/** The scorecard of the whole mesh. */
export const FOUNDATIONS = 'scorecard:default/mesh-foundations';

/** As many checks as said, and none of the rest. */
export function counts(changes: Partial<StatusCounts> = {}): StatusCounts {
  return {
    passing: 0,
    failing: 0,
    unknown: 0,
    exempt: 0,
    notApplicable: 0,
    ...changes,
  };
}

/** A check as the list of scorecards shows it. */
export function checkSummary(
  id: string,
  changes: Partial<CheckSummary> = {},
): CheckSummary {
  return {
    id,
    title: id,
    level: 'bronze',
    rule: 'facts.catalog.ownerExists',
    severity: 'medium',
    weight: 1,
    phase: 'enforced',
    why: 'Someone must answer for the data.',
    remedy: 'Set spec.owner.',
    ...counts({ passing: 4 }),
    ...changes,
  };
}

/** A scorecard with two checks, loaded without problems. */
export function scorecardSummary(
  changes: Partial<ScorecardSummary> = {},
): ScorecardSummary {
  return {
    scorecard: FOUNDATIONS,
    title: 'Mesh foundations',
    description: 'What every product needs.',
    owner: 'group:default/data-governance',
    levels,
    checks: [
      checkSummary('has-owner', {
        title: 'Has an owner',
        passing: 4,
        failing: 2,
      }),
      checkSummary('is-fresh', {
        title: 'Is as fresh as promised',
        level: 'silver',
        unknown: 1,
        exempt: 1,
      }),
    ],
    problems: [],
    ...changes,
  };
}

/** A mesh of three products in two domains. */
export function meshSummary(changes: Partial<MeshSummary> = {}): MeshSummary {
  return {
    ...counts({ passing: 20, failing: 3, unknown: 1, exempt: 2 }),
    products: 3,
    score: 0.8,
    levels: [
      { products: 1 },
      { level: bronze, products: 1 },
      { level: gold, products: 1 },
    ],
    domains: [
      {
        ...counts({ passing: 12, failing: 3, exempt: 2 }),
        domain: 'domain:default/flight-operations',
        products: 2,
        score: 0.75,
        levels: [{ products: 1 }, { level: bronze, products: 1 }],
      },
      {
        ...counts({ passing: 8, unknown: 1 }),
        domain: 'domain:default/weather',
        products: 1,
        score: 0.9,
        levels: [{ level: gold, products: 1 }],
      },
    ],
    owners: [
      {
        ...counts({ passing: 12, failing: 3, exempt: 2 }),
        owner: 'group:default/flight-operations',
        products: 2,
        score: 0.75,
      },
      {
        ...counts({ passing: 8, unknown: 1 }),
        owner: 'group:default/weather-services',
        products: 1,
        score: 0.9,
      },
    ],
    evaluatedAt: '2026-01-02T03:04:05Z',
    waiting: 0,
    ...changes,
  };
}

/** Two checks of three products. */
export function heatMap(changes: Partial<HeatMap> = {}): HeatMap {
  const flightOperations = {
    owner: 'group:default/flight-operations',
    domain: 'domain:default/flight-operations',
  };
  return {
    checks: scorecardSummary().checks.map(
      ({ id, title, level, severity, phase }) => ({
        id,
        title,
        level,
        severity,
        phase,
      }),
    ),
    rows: [
      {
        ...flightOperations,
        product: 'dataproduct:default/flights',
        title: 'Flights',
        level: 'bronze',
        score: 0.5,
        statuses: 'pf',
      },
      {
        ...flightOperations,
        product: 'dataproduct:default/departure-delays',
        title: 'Departure delays',
        score: 0,
        statuses: 'fx',
      },
      {
        product: 'dataproduct:default/weather',
        title: 'Daily weather',
        owner: 'group:default/weather-services',
        domain: 'domain:default/weather',
        level: 'gold',
        score: 1,
        statuses: 'pu',
      },
    ],
    total: 3,
    ...changes,
  };
}

/** As many products as said, as the heat map of a large mesh has them. */
export function largeHeatMap(products: number): HeatMap {
  return heatMap({
    rows: Array.from({ length: products }, (_, index) => ({
      product: `dataproduct:default/product-${index}`,
      title: `Product ${index}`,
      owner: `group:default/team-${index % 20}`,
      domain: `domain:default/domain-${index % 8}`,
      level: index % 3 === 0 ? undefined : 'bronze',
      score: (index % 10) / 10,
      statuses: index % 2 === 0 ? 'pf' : 'fp',
    })),
    total: products,
  });
}

/** One product that is one check away from silver. */
export function nextSteps(changes: Partial<NextSteps> = {}): NextSteps {
  return {
    items: [
      {
        product: 'dataproduct:default/flights',
        title: 'Flights',
        owner: 'group:default/flight-operations',
        domain: 'domain:default/flight-operations',
        scorecard: FOUNDATIONS,
        level: bronze,
        next: silver,
        checks: [
          {
            id: 'is-fresh',
            title: 'Is as fresh as promised',
            status: 'fail',
            remedy: 'Load it daily.',
          },
        ],
      },
    ],
    total: 1,
    blocking: [
      {
        scorecard: FOUNDATIONS,
        checkId: 'has-owner',
        title: 'Has an owner',
        products: 5,
        wouldRise: 3,
      },
    ],
    ...changes,
  };
}

/** A check of the product flights that began to fail. */
export function transition(changes: Partial<Transition> = {}): Transition {
  return {
    id: '1',
    product: 'dataproduct:default/flights',
    productTitle: 'Flights',
    scorecard: FOUNDATIONS,
    checkId: 'is-fresh',
    checkTitle: 'Is as fresh as promised',
    from: 'pass',
    to: 'fail',
    reason: 'The newest row is 3 days old.',
    cause: 'facts',
    at: '2026-01-02T03:04:05Z',
    ...changes,
  };
}

/** How three products stood on a day. */
export function trendPoint(
  day: string,
  changes: Partial<TrendPoint> = {},
): TrendPoint {
  return {
    ...counts({ passing: 20, failing: 4 }),
    day,
    products: 3,
    score: 0.8,
    levels: { none: 1, bronze: 1, gold: 1 },
    ...changes,
  };
}

/** A source that is asked on a schedule. */
export function factSource(
  id: string,
  changes: Partial<FactSourceSummary> = {},
): FactSourceSummary {
  return {
    id,
    title: 'Freshness',
    kind: 'external',
    facts: {
      ageHours: { type: 'double', description: 'Age of the newest row.' },
    },
    frequency: 3600,
    lastRun: {
      startedAt: '2026-01-02T03:04:05Z',
      finishedAt: '2026-01-02T03:04:35Z',
      products: 6,
      changed: 1,
      failed: 0,
    },
    ...changes,
  };
}

/** A draft under which the product flights would fall. */
export function whatIfResult(
  changes: Partial<WhatIfResult> = {},
): WhatIfResult {
  return {
    at: '2026-01-02T03:04:05Z',
    products: 3,
    falls: 1,
    rises: 0,
    checks: [
      {
        id: 'is-fresh',
        title: 'Is fresh',
        ...counts({ passing: 2, failing: 1 }),
      },
    ],
    domains: [
      {
        ref: 'domain:default/flight-operations',
        products: 2,
        falls: 1,
        rises: 0,
      },
      { ref: 'domain:default/weather', products: 1, falls: 0, rises: 0 },
    ],
    owners: [
      {
        ref: 'group:default/flight-operations',
        products: 2,
        falls: 1,
        rises: 0,
      },
    ],
    items: [
      {
        product: 'dataproduct:default/flights',
        title: 'Flights',
        owner: 'group:default/flight-operations',
        domain: 'domain:default/flight-operations',
        before: silver,
        after: bronze,
        change: 'falls',
        checks: [
          {
            id: 'is-fresh',
            title: 'Is fresh',
            before: 'pass',
            after: 'fail',
            reason: 'The newest row is 30 hours old.',
          },
        ],
      },
    ],
    ...changes,
  };
}
