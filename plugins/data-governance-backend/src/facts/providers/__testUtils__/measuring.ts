import {
  MeasureRule,
  RuleMeasurement,
} from '@meshport/backstage-plugin-data-platform-node';
import { aContract } from '../../../__testUtils__/entities';
import { createDataFacts } from '../data/dataFacts';
import { aBatch, collectOne } from './batch';
import { aColumn, aTable, FakePlatform, platformsOf } from './FakePlatform';
import { aPort, offering, storing } from './ports';

/** When everything is measured. */
export const NOW = '2026-11-22T12:00:00.000Z';

/** A contract with rules of each kind. */
export const QUALITY = `
apiVersion: v3.1.0
kind: DataContract
id: flights
version: 1.0.0
status: active
schema:
  - name: flights
    quality:
      - id: enough
        metric: rowCount
        mustBeGreaterOrEqualTo: 100
      - type: text
        description: Ask the pilots
      - id: expectations
        type: custom
        engine: soda
        implementation: 'checks: []'
    properties:
      - name: origin
        logicalType: string
        classification: public
        quality:
          - id: origin-is-code
            description: Every origin is a code of three letters
            metric: invalidValues
            arguments: { pattern: '^[A-Z]{3}$' }
            unit: percent
            mustBeLessOrEqualTo: 5
          - id: no-owls
            type: sql
            query: select count(*) from {object}
            mustBe: 0
      - name: departed_at
        logicalType: timestamp
        classification: internal
      - name: crew
        logicalType: object
        classification: confidential
        properties:
          - name: pilot
            logicalType: string
            quality:
              - metric: nullValues
                mustBe: 0
slaProperties: []
`;

/** It, with service levels. */
export const withPromises = (promises: string) =>
  QUALITY.replace('slaProperties: []', `slaProperties:\n${promises}`);

/** At most two days. */
export const LATENCY = `
  - property: latency
    value: 2
    unit: d
    element: flights.departed_at
`;

/** What the engine says about a rule. */
type Answer = (rule: MeasureRule) => Omit<RuleMeasurement, 'key'>;

/** Every rule is kept. */
export const allGood: Answer = ({ rule }) => ({
  state: 'measured',
  value: rule.metric === 'rowCount' ? 100 : 0,
});

/** The table of the contract above, and an engine with these answers. */
export function setUp(
  options: {
    answer?: Answer;
    bounds?: { smallest: string | null; greatest: string | null };
    timeType?: 'timestamp' | 'date' | 'string';
  } = {},
) {
  const platform = new FakePlatform();
  platform.add(
    aTable([
      aColumn('origin'),
      aColumn('departed_at', { logicalType: options.timeType ?? 'timestamp' }),
      aColumn('crew', { logicalType: 'object' }),
    ]),
  );
  platform.measure.mockImplementation(async ({ rules, bounds }) => ({
    measuredAt: NOW,
    rows: 100,
    rules: rules.map(
      rule =>
        ({
          key: rule.key,
          ...(options.answer ?? allGood)(rule),
        } as RuleMeasurement),
    ),
    bounds: Object.fromEntries(
      (bounds ?? []).map(name => [
        name,
        options.bounds ?? { smallest: NOW, greatest: NOW },
      ]),
    ),
  }));
  const provider = createDataFacts({
    platforms: platformsOf(platform),
    stored: storing(),
  });
  const collect = (definition = QUALITY) =>
    collectOne(
      provider,
      aBatch([offering('flights', [aPort()])], {
        contracts: [aContract('flights', definition)],
      }),
    );
  return { platform, provider, collect };
}
