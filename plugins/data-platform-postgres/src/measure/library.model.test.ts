import { ContractQualityRule } from '@meshport/backstage-plugin-data-mesh-common';
import fc from 'fast-check';
import { useFlightsWarehouse } from '../__testUtils__/useFlightsWarehouse';

type Row = { id: number | null; code: string | null; amount: number | null };
type Column = keyof Row;
type Case = { column: Column; rule: ContractQualityRule };

const column = fc.constantFrom<Column>('id', 'code', 'amount');
const id = fc.integer({ min: -2, max: 3 });
// With what PostgreSQL, arrays in its text form and patterns have a meaning for.
const code = fc.oneof(
  fc.constantFrom(
    '',
    'A',
    'B',
    'NULL',
    'a"b',
    `o'k`,
    '{a,b}',
    '\\',
    '%',
    'é☃🦆',
  ),
  fc
    .string({ unit: 'grapheme', maxLength: 3 })
    .filter(text => !text.includes('\0')),
);
const amount = fc.constantFrom(-1, 0, 0.1, 0.5, 1, 2.25, 1e21);
const value = fc.oneof(id, code, amount, fc.constant(null));

const row: fc.Arbitrary<Row> = fc.record({
  id: fc.option(id, { freq: 4 }),
  code: fc.option(code, { freq: 4 }),
  amount: fc.option(amount, { freq: 4 }),
});

const unit = fc.constantFrom(undefined, 'rows', 'percent');

const anyCase: fc.Arbitrary<Case> = fc.record({
  column,
  rule: fc.oneof(
    fc.record({ metric: fc.constant('nullValues' as const), unit }),
    fc.record({
      metric: fc.constant('missingValues' as const),
      unit,
      arguments: fc.record({ missingValues: fc.array(value) }),
    }),
    fc.record({
      metric: fc.constant('invalidValues' as const),
      unit,
      arguments: fc.record(
        {
          validValues: fc.array(value, { maxLength: 20 }),
          pattern: fc.constantFrom('^[A-Z]$', '^$', '1', '^.{1,2}$'),
        },
        { requiredKeys: ['validValues'] },
      ),
    }),
    fc.record({
      metric: fc.constant('duplicateValues' as const),
      unit,
      arguments: fc.record({
        properties: fc.uniqueArray(column, { minLength: 1 }),
      }),
    }),
  ),
});

function isListed(found: string | number, list: unknown[]): boolean {
  return list.some(one =>
    typeof found === 'string'
      ? one !== null && String(one) === found
      : one !== null && one !== '' && Number(one) === found,
  );
}

/** Counts as the standard is understood, one row after the other. */
function countFaults(rows: Row[], { column: name, rule }: Case): number {
  const { missingValues, validValues, pattern, properties } = (rule.arguments ??
    {}) as {
    missingValues: unknown[];
    validValues: unknown[];
    pattern?: string;
    properties: Column[];
  };
  const values = rows.map(one => one[name]);
  switch (rule.metric) {
    case 'nullValues':
      return values.filter(one => one === null).length;
    case 'missingValues':
      return values.filter(one => one === null || isListed(one, missingValues))
        .length;
    case 'invalidValues':
      return values.filter(
        one =>
          one !== null &&
          (!isListed(one, validValues) ||
            (pattern !== undefined &&
              !new RegExp(pattern, 'su').test(
                one === 1e21 ? `1${'0'.repeat(21)}` : String(one),
              ))),
      ).length;
    default: {
      const keys = rows
        .map(one => properties.map(property => one[property]))
        .filter(key => !key.includes(null))
        .map(key => JSON.stringify(key));
      return keys.length - new Set(keys).size;
    }
  }
}

describe('measured rules of the library', () => {
  const mesh = useFlightsWarehouse();

  beforeAll(() =>
    mesh.warehouse.run(`
      CREATE TABLE flights.any (id integer, code text, amount numeric);
      ALTER TABLE flights.any OWNER TO ${mesh.warehouse.owner};`),
  );

  it('are what counting row by row gives', async () => {
    const { principal: _, ...port } = mesh.newItem({
      location: { schema: 'flights', table: 'any' },
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 30 }),
        fc.array(anyCase, { minLength: 1, maxLength: 12 }),
        async (rows, cases) => {
          await mesh.warehouse.run('DELETE FROM flights.any');
          await mesh.warehouse.run(
            `INSERT INTO flights.any
             SELECT * FROM json_populate_recordset(NULL::flights.any, $1)`,
            [JSON.stringify(rows)],
          );
          const measured = await mesh.platform.measure({
            port,
            rules: cases.map((one, index) => ({ ...one, key: `${index}` })),
          });
          expect(measured.rows).toBe(rows.length);
          expect(measured.rules).toEqual(
            cases.map((one, index) => {
              const faults = countFaults(rows, one);
              const share = rows.length ? (100 * faults) / rows.length : 0;
              return {
                key: `${index}`,
                state: 'measured',
                value: one.rule.unit === 'percent' ? share : faults,
                rowsAtFault: faults,
              };
            }),
          );
        },
      ),
      { numRuns: 150 },
    );
  });
});
