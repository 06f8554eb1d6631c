import { ContractQualityRule } from '@meshport/backstage-plugin-data-mesh-common';

/**
 * A rule as a team would promise it for the flights, and the expression that
 * somebody who knows SQL would count its breaches with.
 */
export type FlightRule = {
  column?: string;
  rule: ContractQualityRule;
  expression: string;
};

const KEY = ['departed_at', 'origin', 'destination'];

const notNull = (column: string): FlightRule => ({
  column,
  rule: { metric: 'nullValues', mustBe: 0 },
  expression: `count(*) FILTER (WHERE ${column} IS NULL)`,
});

const airport = (column: string): FlightRule => ({
  column,
  rule: {
    metric: 'invalidValues',
    arguments: { pattern: '^[A-Z]{3}$' },
    unit: 'percent',
    mustBeLessThan: 1,
  },
  expression: `100.0 * count(*) FILTER (WHERE ${column} !~ '^[A-Z]{3}$') / count(*)`,
});

const given = (column: string, missingValues: unknown[]): FlightRule => ({
  column,
  rule: { metric: 'missingValues', arguments: { missingValues }, mustBe: 0 },
  expression: `count(*) FILTER (WHERE ${column} IS NULL OR ${column} IN (${missingValues
    .map(value => (typeof value === 'string' ? `'${value}'` : value))
    .join(', ')}))`,
});

/** Rules about the table of flights and each of its columns. */
export const flightRules: FlightRule[] = [
  {
    rule: { metric: 'rowCount', mustBeGreaterOrEqualTo: 3_000_000 },
    expression: 'count(*)',
  },
  notNull('departed_at'),
  notNull('delay_minutes'),
  notNull('distance_miles'),
  notNull('origin'),
  notNull('destination'),
  given('origin', ['', 'N/A', 'unknown']),
  given('destination', ['', 'N/A', 'unknown']),
  given('delay_minutes', [-9999, 9999]),
  given('distance_miles', [0]),
  airport('origin'),
  airport('destination'),
  {
    column: 'origin',
    rule: {
      metric: 'invalidValues',
      arguments: { validValues: ['ATL', 'DFW', 'LAX', 'ORD', 'PHX', 'STL'] },
      unit: 'percent',
      mustBeLessThan: 90,
    },
    expression: `100.0 * count(*) FILTER (WHERE origin NOT IN ('ATL', 'DFW', 'LAX', 'ORD', 'PHX', 'STL')) / count(*)`,
  },
  {
    rule: {
      metric: 'duplicateValues',
      arguments: { properties: KEY },
      mustBeLessThan: 10_000,
    },
    expression: `(SELECT sum(copies - 1) FROM (
      SELECT count(*) AS copies FROM flights.flights GROUP BY ${KEY.join(', ')}
    ) AS keys)`,
  },
];
