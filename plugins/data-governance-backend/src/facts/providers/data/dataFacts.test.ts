import {
  MeasureRule,
  RuleMeasurement,
} from '@meshport/backstage-plugin-data-platform-node';
import { aContract } from '../../../__testUtils__/entities';
import {
  aBatch,
  collectAll,
  collectOne,
  evidenceFor,
} from '../__testUtils__/batch';
import {
  aColumn,
  aTable,
  FakePlatform,
  platformsOf,
} from '../__testUtils__/FakePlatform';
import { aPort, offering, storing } from '../__testUtils__/ports';
import { createDataFacts } from './dataFacts';

const NOW = '2026-11-22T12:00:00.000Z';

const QUALITY = `
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

const withPromises = (promises: string) =>
  QUALITY.replace('slaProperties: []', `slaProperties:\n${promises}`);

const LATENCY = `
  - property: latency
    value: 2
    unit: d
    element: flights.departed_at
`;

type Answer = (rule: MeasureRule) => Omit<RuleMeasurement, 'key'>;

const allGood: Answer = ({ rule }) => ({
  state: 'measured',
  value: rule.metric === 'rowCount' ? 100 : 0,
});

function setUp(
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

describe('facts.data: quality', () => {
  it('measures all rules of a table in one go and counts the rest apart', async () => {
    const { platform, collect } = setUp();
    const found = await collect();
    expect(found.facts).toEqual({
      measuredTables: 1,
      rows: 100,
      rules: 4,
      measuredRules: 3,
      rulesPassed: false,
      failedRules: [],
      notExecuted: ['flights.crew.pilot: nullValues'],
      notMeasurable: ['flights: 2', 'flights: expectations'],
      freshnessPromised: false,
      retentionPromised: false,
    });
    expect(platform.measure).toHaveBeenCalledTimes(1);
    const [request] = platform.measure.mock.calls[0];
    expect(request).toMatchObject({
      port: {
        product: 'dataproduct:default/flights',
        port: 'flights',
        version: '1.0.0',
        location: { schema: 'flights', table: 'flights' },
      },
      bounds: [],
      // Confidential columns and what is within them stay where they are.
      sampleColumns: ['origin', 'departed_at'],
    });
    expect(request.rules.map(({ column, rule }) => [column, rule.id])).toEqual([
      [undefined, 'enough'],
      ['origin', 'origin-is-code'],
      ['origin', 'no-owls'],
    ]);
    expect(new Set(request.rules.map(({ key }) => key)).size).toBe(3);
    expect(evidenceFor('notMeasurable', found)).toEqual([
      ['flights: 2', expect.stringContaining('written in words')],
      ['flights: expectations', expect.stringContaining('soda')],
    ]);
  });

  it('passes when every rule was measured and is kept', async () => {
    const { collect } = setUp();
    const { facts, evidence } = await collect(
      QUALITY.replace(/quality:\n\s+- metric: nullValues\n\s+mustBe: 0/, ''),
    );
    expect(facts).toMatchObject({
      rules: 3,
      measuredRules: 3,
      rulesPassed: true,
      failedRules: [],
    });
    expect(evidence?.map(({ fact }) => fact)).toEqual([
      'notMeasurable',
      'notMeasurable',
    ]);
  });

  it('shows of a rule that is broken what was promised, found, and some rows', async () => {
    const sample = { columns: ['origin'], rows: [['abc'], [null]] };
    const { collect } = setUp({
      answer: rule =>
        rule.rule.id === 'origin-is-code'
          ? { state: 'measured', value: 7.25, rowsAtFault: 7, sample }
          : allGood(rule),
    });
    const { facts, evidence } = await collect();
    expect(facts.failedRules).toEqual(['flights.origin: origin-is-code']);
    for (const fact of ['failedRules', 'rulesPassed']) {
      expect(evidence).toContainEqual({
        fact,
        subject: 'flights.origin: origin-is-code',
        message: 'Every origin is a code of three letters',
        expected: 'at most 5 percent',
        actual: '7.25 percent (7 rows)',
        sample,
      });
    }
  });

  it.each<[string | number | boolean | null, string]>([
    ['a name of somebody', 'a text'],
    ['12.50', '12.5'],
    ['', 'a text'],
    [true, 'true'],
    [null, 'no value'],
    [1 / 3, '0.333333'],
  ])('does not show %p that a query gave as it is', async (value, actual) => {
    const { collect } = setUp({
      answer: rule =>
        rule.rule.id === 'no-owls'
          ? { state: 'measured', value }
          : allGood(rule),
    });
    const { facts, evidence } = await collect();
    expect(facts.failedRules).toEqual(['flights.origin: no-owls']);
    expect(evidence?.find(({ fact }) => fact === 'failedRules')).toMatchObject({
      expected: 'exactly 0',
      actual,
    });
  });

  it('takes nothing as passed that was not executed, or not even answered', async () => {
    const { platform, collect } = setUp({
      answer: rule =>
        rule.rule.type === 'sql'
          ? { state: 'not executed', reason: 'It writes.' }
          : allGood(rule),
    });
    const refused = await collect();
    expect(refused.facts).toMatchObject({
      measuredRules: 2,
      rulesPassed: false,
      notExecuted: [
        'flights.origin: no-owls',
        'flights.crew.pilot: nullValues',
      ],
    });
    expect(evidenceFor('rulesPassed', refused)[0]).toEqual([
      'flights.origin: no-owls',
      'It writes.',
    ]);
    platform.measure.mockResolvedValueOnce({
      measuredAt: NOW,
      rows: 0,
      rules: [],
      bounds: {},
    });
    expect((await collect()).facts).toMatchObject({
      measuredRules: 0,
      rulesPassed: false,
    });
  });

  it('has not passed without a rule', async () => {
    const found = await setUp().collect(`
apiVersion: v3.1.0
kind: DataContract
id: flights
version: 1.0.0
status: active
schema:
  - name: flights
    properties:
      - name: origin
`);
    expect(found.facts).toMatchObject({ rules: 0, rulesPassed: false });
    expect(evidenceFor('rulesPassed', found)).toEqual([
      ['quality', expect.stringContaining('no data quality rule')],
    ]);
  });

  it('measures nothing where no port says where its table is', async () => {
    const { provider } = setUp();
    const found = await collectOne(
      provider,
      aBatch([offering('flights', [aPort({ location: undefined })])]),
    );
    expect(found.facts).toEqual({ measuredTables: 0, rows: 0 });
    expect(evidenceFor('measuredTables', found)).toEqual([
      ['flights 1.0.0', expect.stringContaining('location')],
    ]);
  });

  it('fails for a product whose table is gone, and goes on with the next', async () => {
    const { provider } = setUp();
    const gone = aPort({ location: { schema: 'flights', table: 'gone' } });
    const found = await collectAll(
      provider,
      aBatch([offering('gone', [gone]), offering('flights', [aPort()])], {
        contracts: [aContract('flights', QUALITY)],
      }),
    );
    expect(
      [...found.values()].map(({ failure, facts }) => [failure, facts.rows]),
    ).toEqual([
      ['flights 1.0.0: There is no table flights.gone', undefined],
      [undefined, 100],
    ]);
  });

  it('reads nothing for files of people who do not own the product', async () => {
    const { platform, provider } = setUp();
    const found = await collectOne(
      provider,
      aBatch([offering('flights', [aPort()])], {
        contracts: [aContract('flights', QUALITY)],
        viewer: ['group:default/safety'],
      }),
    );
    expect(found).toEqual({
      facts: {},
      failure: expect.stringContaining('measured after merging'),
    });
    expect(platform.describe).not.toHaveBeenCalled();
    expect(platform.measure).not.toHaveBeenCalled();
  });
});

describe('facts.data: freshness and retention', () => {
  it('are measured in the same go', async () => {
    const { platform, collect } = setUp({
      bounds: {
        smallest: '2016-11-01T00:00:00.000Z',
        greatest: '2026-11-20T12:00:00.000Z',
      },
    });
    const found = await collect(
      withPromises(
        `${LATENCY}  - property: retention\n    value: P10Y\n    element: flights.departed_at\n`,
      ),
    );
    expect(found.facts).toMatchObject({
      freshnessPromised: true,
      fresh: true,
      newest: '2026-11-20T12:00:00.000Z',
      ageDays: 2,
      retentionPromised: true,
      retained: true,
      oldest: '2016-11-01T00:00:00.000Z',
    });
    expect(platform.measure).toHaveBeenCalledTimes(1);
    expect(platform.measure.mock.calls[0][0].bounds).toEqual(['departed_at']);
  });

  it('say how old the newest row is when that is too old', async () => {
    const { collect } = setUp({
      bounds: { smallest: null, greatest: '2026-11-19T12:00:00.000Z' },
    });
    const found = await collect(withPromises(LATENCY));
    expect(found.facts).toMatchObject({ fresh: false, ageDays: 3 });
    expect(found.evidence).toContainEqual({
      fact: 'fresh',
      subject: 'flights.departed_at',
      message: 'The newest row is older than promised.',
      expected: 'newest row at most 2 days old',
      actual: '3 days old (2026-11-19T12:00:00.000Z)',
    });
  });

  it('show no moment of a column that is not public or internal', async () => {
    const { collect } = setUp({
      bounds: { smallest: null, greatest: '2026-11-19T12:00:00.000Z' },
    });
    const found = await collect(
      withPromises(LATENCY).replace(
        'classification: internal',
        'classification: restricted',
      ),
    );
    expect(found.facts).toMatchObject({ fresh: false });
    expect(JSON.stringify(found)).not.toContain('2026-11-19');
    expect(found.facts).not.toHaveProperty('ageDays');
  });

  it('are not known of what is no moment', async () => {
    const { collect } = setUp({
      bounds: { smallest: '-infinity', greatest: 'infinity' },
    });
    const found = await collect(withPromises(LATENCY));
    expect(found.facts).not.toHaveProperty('fresh');
    expect(found.facts).not.toHaveProperty('ageDays');
    expect(evidenceFor('fresh', found)).toEqual([
      ['flights.departed_at', expect.stringContaining('infinity')],
    ]);
  });

  it('count a day to its end, and no future', async () => {
    const of = async (greatest: string) =>
      (
        await setUp({
          timeType: 'date',
          bounds: { smallest: greatest, greatest },
        }).collect(withPromises(LATENCY))
      ).facts;
    // Over since 12 hours, and since 60.
    expect(await of('2026-11-21T00:00:00.000Z')).toMatchObject({
      fresh: true,
      ageDays: 0,
    });
    expect(await of('2026-11-19T00:00:00.000Z')).toMatchObject({
      fresh: false,
      ageDays: 2,
    });
    expect(await of('2999-01-01T00:00:00.000Z')).toMatchObject({
      fresh: true,
      ageDays: 0,
    });
  });

  it('are broken in an empty table', async () => {
    const { collect } = setUp({ bounds: { smallest: null, greatest: null } });
    const found = await collect(withPromises(LATENCY));
    expect(found.facts.fresh).toBe(false);
    expect(found.facts).not.toHaveProperty('newest');
    expect(evidenceFor('fresh', found)).toEqual([
      ['flights.departed_at', 'No row of the table has a time.'],
    ]);
  });

  it.each([
    [
      'no element',
      '  - { property: latency, value: 1, unit: d }\n',
      /name it in element/,
    ],
    [
      'no length of time',
      '  - { property: latency, value: soon, element: flights.departed_at }\n',
      /a value and a unit/,
    ],
    [
      'an unknown column',
      '  - { property: latency, value: 1, unit: d, element: flights.landed_at }\n',
      /flights\.landed_at/,
    ],
    [
      'a column that holds no time',
      '  - { property: latency, value: 1, unit: d, element: flights.origin }\n',
      /holds no time but string/,
    ],
  ])('are not known of a promise with %s', async (_, promise, message) => {
    const found = await setUp().collect(withPromises(promise));
    expect(found.facts).toMatchObject({ freshnessPromised: true });
    expect(found.facts).not.toHaveProperty('fresh');
    expect(evidenceFor('fresh', found)).toEqual([
      [expect.stringContaining('flights'), expect.stringMatching(message)],
    ]);
  });

  it('take the default element, and synonyms of the promises', async () => {
    const found = await setUp().collect(
      `${withPromises(
        '  - { property: Freshness, value: 1h }\n',
      )}slaDefaultElement: departed_at\n`,
    );
    expect(found.facts).toMatchObject({ freshnessPromised: true, fresh: true });
  });

  it('begin to keep rows when the data became available', async () => {
    const bounds = { smallest: '2025-11-22T00:00:00.000Z', greatest: NOW };
    const retention =
      '  - { property: retention, value: 10, unit: y, element: flights.departed_at }\n';
    const { collect } = setUp({ bounds });
    const young = await collect(withPromises(retention));
    expect(young.facts).toMatchObject({
      retentionPromised: true,
      retained: false,
    });
    expect(young.evidence).toContainEqual(
      expect.objectContaining({
        fact: 'retained',
        expected: 'rows kept for 10 years',
        message: expect.stringContaining('generalAvailability'),
      }),
    );
    const since = (day: string) =>
      withPromises(
        `${retention}  - { property: generalAvailability, value: '${day}' }\n`,
      );
    expect((await collect(since('2026-01-01'))).facts.retained).toBe(true);
    expect((await collect(since('2025-06-01'))).facts.retained).toBe(false);
  });

  it('are those of the worst of several tables', async () => {
    const { platform, provider } = setUp();
    platform.add(
      aTable([aColumn('departed_at', { logicalType: 'timestamp' })], {
        title: 'flights.old',
      }),
    );
    const moments: Record<string, string> = {
      flights: NOW,
      old: '2026-10-23T12:00:00.000Z',
    };
    platform.measure.mockImplementation(async ({ port }) => ({
      measuredAt: NOW,
      rows: 3,
      rules: [],
      bounds: {
        departed_at: {
          smallest: moments[port.location.table],
          greatest: moments[port.location.table],
        },
      },
    }));
    const found = await collectOne(
      provider,
      aBatch(
        [
          offering('flights', [
            aPort(),
            aPort({
              name: 'old',
              location: { schema: 'flights', table: 'old' },
            }),
          ]),
        ],
        { contracts: [aContract('flights', withPromises(LATENCY))] },
      ),
    );
    expect(found.facts).toMatchObject({
      measuredTables: 2,
      rows: 6,
      fresh: false,
      newest: moments.old,
      ageDays: 30,
    });
  });
});
