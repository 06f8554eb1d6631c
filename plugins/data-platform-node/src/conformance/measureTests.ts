import { ContractQualityRule } from '@meshport/backstage-plugin-data-mesh-common';
import { MeasureRequest, RuleMeasurement } from '../Measurement';
import { newItem } from './accessItem';
import { DataPlatformFixture, MEASURED_ROWS } from './DataPlatformFixture';

type Expectation = {
  column?: string;
  rule: ContractQualityRule;
  value: number;
};

const EXPECTATIONS: Expectation[] = [
  { rule: { metric: 'rowCount' }, value: 5 },
  { column: 'id', rule: { metric: 'nullValues' }, value: 1 },
  { column: 'id', rule: { metric: 'nullValues', unit: 'percent' }, value: 20 },
  {
    column: 'code',
    rule: {
      metric: 'missingValues',
      arguments: { missingValues: ['bad', null, ''] },
    },
    value: 2,
  },
  {
    column: 'id',
    rule: {
      metric: 'invalidValues',
      arguments: { validValues: [1, 3, 'many'] },
    },
    value: 2,
  },
  {
    column: 'code',
    rule: {
      metric: 'invalidValues',
      unit: 'percent',
      arguments: { pattern: '^[A-Z]+[0-9]$' },
    },
    value: 20,
  },
  { column: 'id', rule: { metric: 'duplicateValues' }, value: 1 },
  {
    rule: {
      metric: 'duplicateValues',
      unit: 'percent',
      arguments: { properties: ['id', 'code'] },
    },
    value: 20,
  },
  {
    rule: {
      metric: 'duplicateValues',
      arguments: { properties: ['id', 'day'] },
    },
    value: 0,
  },
];

const GOOD = {
  key: 'good',
  column: 'code',
  rule: { metric: 'nullValues', mustBe: 0 },
} as const;

export function declareMeasureTests(
  getFixture: () => DataPlatformFixture,
  timeout: number,
): void {
  function measure(
    fields: Partial<MeasureRequest>,
    location = getFixture().measuredTable,
  ) {
    const { principal: _, ...port } = newItem(getFixture(), { location });
    return getFixture().platform.measure({ port, rules: [], ...fields });
  }

  const asRules = (expectations: Expectation[]) =>
    expectations.map(({ column, rule }, index) => ({
      key: `rule ${index}`,
      column,
      rule: { mustBe: -1, ...rule },
    }));

  const valuesOf = (rules: RuleMeasurement[]) =>
    rules.map(rule => (rule.state === 'measured' ? rule.value : rule.reason));

  describe('measuring', () => {
    it(
      'counts what each metric says, in rows and percent, in the order asked for',
      async () => {
        const { rows, rules, measuredAt } = await measure({
          rules: asRules(EXPECTATIONS),
        });
        expect(rows).toBe(MEASURED_ROWS.length);
        expect(Date.parse(measuredAt)).not.toBeNaN();
        expect(rules.map(({ key }) => key)).toEqual(
          EXPECTATIONS.map((_, index) => `rule ${index}`),
        );
        expect(valuesOf(rules)).toEqual(EXPECTATIONS.map(e => e.value));
      },
      timeout,
    );

    it(
      'gives zero for everything in an empty table',
      async () => {
        const { emptyTable } = getFixture();
        const { rows, rules, bounds } = await measure(
          { rules: asRules(EXPECTATIONS), bounds: ['day'] },
          emptyTable,
        );
        expect(rows).toBe(0);
        expect(valuesOf(rules)).toEqual(EXPECTATIONS.map(() => 0));
        expect(bounds).toEqual({ day: { smallest: null, greatest: null } });
      },
      timeout,
    );

    it(
      'gives bounds, of days as the beginning of the day in UTC',
      async () => {
        const { bounds } = await measure({ bounds: ['id', 'day', 'gone'] });
        expect(bounds).toEqual({
          id: { smallest: '1', greatest: '3' },
          day: {
            smallest: expect.stringMatching(/^1999-12-31T00:00:00(\.0+)?Z$/),
            greatest: expect.stringMatching(/^2001-03-04T00:00:00(\.0+)?Z$/),
          },
        });
      },
      timeout,
    );

    it(
      'shows rows at fault only of rules that are not kept, in columns that may be shown',
      async () => {
        const rules = asRules([
          { column: 'id', rule: { metric: 'duplicateValues' }, value: 1 },
          {
            column: 'id',
            rule: { metric: 'duplicateValues', mustBe: 1 },
            value: 1,
          },
        ]);
        const sampleColumns = ['id', 'gone'];
        const [broken, kept] = (await measure({ rules, sampleColumns })).rules;
        expect(broken).toMatchObject({
          rowsAtFault: 1,
          sample: { columns: ['id'] },
        });
        const { sample } = broken as { sample: { rows: string[][] } };
        expect(new Set(sample.rows.flat())).toEqual(new Set(['2']));
        expect(kept).not.toHaveProperty('sample');
        for (const rule of (await measure({ rules })).rules) {
          expect(rule).not.toHaveProperty('sample');
        }
      },
      timeout,
    );

    it(
      'runs a rule in SQL as one reading SELECT on its own table',
      async () => {
        const { rules } = await measure({
          rules: [
            'SELECT count(*) FROM {object}',
            'SELECT max(${column}) FROM ${table}',
            'SELECT min(id) FROM {object} WHERE id > 10',
          ].map(query => ({
            key: query,
            column: 'id',
            rule: { type: 'sql', query, mustBe: 0 },
          })),
        });
        expect(valuesOf(rules)).toEqual([5, 3, null]);
      },
      timeout,
    );

    it(
      'executes no hostile query, tells why, and goes on',
      async () => {
        const { hostileQueries, secrets } = getFixture();
        expect(hostileQueries.length).toBeGreaterThanOrEqual(30);
        const { rules } = await measure({
          rules: [
            ...hostileQueries.map(query => ({
              key: query,
              rule: { type: 'sql', query, mustBe: 0 } as const,
            })),
            GOOD,
          ],
        });
        for (const refused of rules.slice(0, -1)) {
          expect(refused).toEqual({
            key: refused.key,
            state: 'not executed',
            reason: expect.stringMatching(/\w+ \w+/),
          });
          for (const secret of secrets) {
            expect(JSON.stringify(refused)).not.toContain(secret);
          }
        }
        expect(rules[rules.length - 1]).toMatchObject({ value: 1 });
        expect(await measure({})).toMatchObject({ rows: MEASURED_ROWS.length });
      },
      timeout,
    );

    it(
      'does not execute what it cannot, and measures the rest',
      async () => {
        const refused: [ContractQualityRule, string?][] = [
          [{ metric: 'nullValues' }, 'gone'],
          [{ metric: 'nullValues' }],
          [{ metric: 'invalidValues' }, 'id'],
          [{ metric: 'nullValues', unit: 'grams' }, 'id'],
          [{ metric: 'invalidValues', arguments: { pattern: '(' } }, 'code'],
          [{ type: 'sql', query: 'SELECT gone FROM {object}' }],
          [{ type: 'text', description: 'It is complete' }],
          [{ type: 'custom', engine: 'soda', implementation: 'a' }],
        ];
        const { rules } = await measure({
          rules: [
            ...refused.map(([rule, column], index) => ({
              key: `refused ${index}`,
              column,
              rule: { mustBe: 0, ...rule },
            })),
            GOOD,
          ],
        });
        expect(rules.map(({ state }) => state)).toEqual([
          ...refused.map(() => 'not executed'),
          'measured',
        ]);
        expect(rules[0]).toMatchObject({
          reason: expect.stringContaining("'gone'"),
        });
      },
      timeout,
    );
  });
}
