import { ContractQualityRule } from '@meshport/backstage-plugin-data-mesh-common';
import {
  MeasureRequest,
  RuleMeasurement,
} from '@meshport/backstage-plugin-data-platform-node';
import { useFlightsWarehouse } from '../__testUtils__/useFlightsWarehouse';

const LOCATION = { schema: 'quality', table: 'measured' };

describe('measuring rules of the library', () => {
  const mesh = useFlightsWarehouse();

  beforeAll(async () => {
    const { warehouse } = mesh;
    await warehouse.run(`
      CREATE SCHEMA quality AUTHORIZATION ${warehouse.owner};
      CREATE DOMAIN quality.code AS varchar(10);
      CREATE TABLE quality.measured (
        id integer, code quality.code, amount numeric, share real, flag boolean,
        day date, at timestamp, seen timestamptz, document json, "o""dd" text,
        padded char(3)
      );
      INSERT INTO quality.measured VALUES
        (1, 'AB1', 1.50, 0.1, true, '2001-01-02', '2001-01-02 03:04:05', '2001-01-02 03:04:05+02', '{}', 'x', 'a'),
        (2, 'AB2', 2.00, 0.2, false, 'infinity', '2001-03-04 05:06:07.89', '2001-03-04 05:06:07+02', '[]', NULL, 'b'),
        (2, 'AB2', 3.00, 0.3, NULL, '1999-12-31', 'infinity', NULL, '1', '', 'a'),
        (3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'n/a', NULL),
        (3, 'bad', -1, 'NaN', true, '2001-01-02', NULL, NULL, 'null', 'y', 'c');
      ALTER TABLE quality.measured OWNER TO ${warehouse.owner};
      CREATE TABLE quality.empty (id integer, day date);
      ALTER TABLE quality.empty OWNER TO ${warehouse.owner};`);
  });

  function measure(fields: Partial<MeasureRequest>, table = 'measured') {
    const { product, port, version } = mesh.newItem();
    const location = { ...LOCATION, table };
    return mesh.platform.measure({
      port: { product, port, version, location },
      rules: [],
      ...fields,
    });
  }

  async function measureOne(
    rule: ContractQualityRule,
    column?: string,
    fields?: Partial<MeasureRequest>,
  ): Promise<RuleMeasurement> {
    const rules = [{ key: 'one', rule: { mustBe: 0, ...rule }, column }];
    return (await measure({ rules, ...fields })).rules[0];
  }

  it.each<[string | undefined, ContractQualityRule, number]>([
    [undefined, { metric: 'rowCount' }, 5],
    ['code', { metric: 'nullValues' }, 1],
    ['code', { metric: 'nullValues', unit: 'percent' }, 20],
    ['id', { metric: 'nullValues', unit: 'rows' }, 0],
    ['o"dd', { metric: 'missingValues' }, 1],
    [
      'o"dd',
      {
        metric: 'missingValues',
        arguments: { missingValues: ['', null, 'n/a'] },
      },
      3,
    ],
    [
      'amount',
      { metric: 'missingValues', arguments: { missingValues: [-1, 'none'] } },
      2,
    ],
    [
      'id',
      {
        metric: 'invalidValues',
        arguments: { validValues: [1, '2', 'three', 2.5, 1e40, null] },
      },
      2,
    ],
    [
      'amount',
      {
        metric: 'invalidValues',
        arguments: { validValues: [1.5, 2, '3.000'] },
      },
      1,
    ],
    [
      'share',
      {
        metric: 'invalidValues',
        arguments: { validValues: [0.1, 0.2] },
      },
      2,
    ],
    [
      'flag',
      { metric: 'invalidValues', arguments: { validValues: [true] } },
      1,
    ],
    [
      'day',
      { metric: 'invalidValues', arguments: { validValues: ['2001-01-02'] } },
      2,
    ],
    [
      'padded',
      { metric: 'invalidValues', arguments: { validValues: ['a', 'b'] } },
      1,
    ],
    ['code', { metric: 'invalidValues', arguments: { validValues: [] } }, 4],
    [
      'code',
      { metric: 'invalidValues', arguments: { pattern: '^[A-Z]{2}\\d$' } },
      1,
    ],
    [
      'code',
      {
        metric: 'invalidValues',
        unit: 'percent',
        arguments: { pattern: '^[A-Z]{2}\\d$', validValues: ['AB1', 'bad'] },
      },
      60,
    ],
    ['id', { metric: 'duplicateValues' }, 2],
    ['id', { rule: 'duplicateValues', unit: 'percent' }, 40],
    ['flag', { metric: 'duplicateValues' }, 1],
    [
      undefined,
      {
        metric: 'duplicateValues',
        arguments: { properties: ['id', 'code', 'id'] },
      },
      1,
    ],
  ])('of %s: %j is %p', async (column, rule, value) => {
    expect(await measureOne(rule, column)).toMatchObject({
      state: 'measured',
      value,
    });
  });

  it('takes one pass and one for each set of keys, however many rules', async () => {
    const statements = await passesOver(async () => {
      const rules = ['code', 'o"dd', 'amount'].flatMap((column, index) => [
        { key: `null ${index}`, column, rule: { metric: 'nullValues' } },
        { key: `missing ${index}`, column, rule: { metric: 'missingValues' } },
        {
          key: `same ${index}`,
          column: 'id',
          rule: { metric: 'duplicateValues' },
        },
      ]) as MeasureRequest['rules'];
      const { rules: measured } = await measure({
        rules,
        bounds: ['day', 'at'],
      });
      expect(measured).toHaveLength(9);
      expect(measured.every(one => one.state === 'measured')).toBe(true);
    });
    expect(statements).toBe(2);
  });

  async function passesOver(work: () => Promise<void>): Promise<number> {
    const before = await countPasses();
    await work();
    return (await countPasses()) - before;
  }

  async function countPasses(): Promise<number> {
    // Sessions tell what they read when they end.
    await mesh.warehouse.run(
      `SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE usename = $1`,
      [mesh.warehouse.provisioner],
    );
    const [{ passes }] = await mesh.warehouse.run(
      `SELECT seq_scan::integer AS passes FROM pg_stat_user_tables
        WHERE schemaname = 'quality' AND relname = 'measured'`,
    );
    return passes;
  }

  it('gives bounds as ISO timestamps, and leaves out what has none', async () => {
    expect(
      await measure({
        bounds: [
          'id',
          'amount',
          'code',
          'day',
          'at',
          'seen',
          'flag',
          'document',
          'gone',
        ],
      }),
    ).toMatchObject({
      rows: 5,
      bounds: {
        id: { smallest: '1', greatest: '3' },
        amount: { smallest: '-1', greatest: '3.00' },
        code: { smallest: 'AB1', greatest: 'bad' },
        day: {
          smallest: '1999-12-31T00:00:00.000Z',
          greatest: '2001-01-02T00:00:00.000Z',
        },
        at: {
          smallest: '2001-01-02T03:04:05.000Z',
          greatest: '2001-03-04T05:06:07.890Z',
        },
        seen: {
          smallest: '2001-01-02T01:04:05.000Z',
          greatest: '2001-03-04T03:06:07.000Z',
        },
      },
    });
    const { bounds } = await measure({ bounds: ['flag', 'document', 'gone'] });
    expect(bounds).toEqual({});
  });

  it('shows some rows at fault, in the columns that may be shown only', async () => {
    const rule = { metric: 'duplicateValues', mustBe: 0 } as const;
    const sampleColumns = ['id', 'day', 'gone', 'o"dd'];
    expect(await measureOne(rule, 'id', { sampleColumns })).toMatchObject({
      rowsAtFault: 2,
      sample: {
        columns: ['id', 'day', 'o"dd'],
        rows: expect.arrayContaining([
          ['2', '1999-12-31', ''],
          ['3', null, 'n/a'],
        ]),
      },
    });
    expect(await measureOne(rule, 'id')).not.toHaveProperty('sample');
    expect(
      await measureOne({ ...rule, mustBe: 2 }, 'id', { sampleColumns }),
    ).not.toHaveProperty('sample');
  });

  it('cuts long values in samples, and no character in two', async () => {
    await mesh.warehouse.run(
      `CREATE TABLE quality.long (note text);
       INSERT INTO quality.long SELECT repeat('🦆', 500) FROM generate_series(1, 20);
       ALTER TABLE quality.long OWNER TO ${mesh.warehouse.owner}`,
    );
    const { rules } = await measure(
      {
        rules: [
          {
            key: 'long',
            column: 'note',
            rule: {
              metric: 'invalidValues',
              arguments: { pattern: '^.{0,10}$' },
              mustBe: 0,
            },
          },
        ],
        sampleColumns: ['note'],
      },
      'long',
    );
    expect(rules).toEqual([
      {
        key: 'long',
        state: 'measured',
        value: 20,
        rowsAtFault: 20,
        sample: {
          columns: ['note'],
          rows: Array(5).fill([`${'🦆'.repeat(199)}…`]),
        },
      },
    ]);
  });

  it('measures an empty table', async () => {
    const rules = [
      { key: 'rows', rule: { metric: 'rowCount' } },
      {
        key: 'null',
        column: 'id',
        rule: { metric: 'nullValues', unit: 'percent' },
      },
      {
        key: 'same',
        column: 'id',
        rule: { metric: 'duplicateValues', unit: 'percent' },
      },
    ] as MeasureRequest['rules'];
    const measured = await measure({ rules, bounds: ['day'] }, 'empty');
    expect(measured).toMatchObject({
      rows: 0,
      bounds: { day: { smallest: null, greatest: null } },
    });
    expect(measured.rules.map(one => 'value' in one && one.value)).toEqual([
      0, 0, 0,
    ]);
  });

  it.each<[string, string | undefined, ContractQualityRule]>([
    ["The table has no column 'gone'", 'gone', { metric: 'nullValues' }],
    ["The table has no column 'ID'", 'ID', { metric: 'duplicateValues' }],
    [
      "The table has no column 'gone'",
      undefined,
      { metric: 'duplicateValues', arguments: { properties: ['id', 'gone'] } },
    ],
    ['nullValues is about a column', undefined, { metric: 'nullValues' }],
    [
      'name at least one',
      'id',
      { metric: 'duplicateValues', arguments: { properties: [] } },
    ],
    [
      'must be a list',
      'id',
      { metric: 'missingValues', arguments: { missingValues: 'x' } },
    ],
    ['by validValues or a pattern', 'id', { metric: 'invalidValues' }],
    [
      'must be a text',
      'id',
      { metric: 'invalidValues', arguments: { pattern: 5 } },
    ],
    [
      'not a regular expression',
      'code',
      { metric: 'invalidValues', arguments: { pattern: '(' } },
    ],
    [
      'does not fit',
      'code',
      { metric: 'invalidValues', arguments: { validValues: ['a\0b'] } },
    ],
    [
      'PostgreSQL does not accept it: could not identify an equality operator',
      'document',
      { metric: 'duplicateValues' },
    ],
    [
      'unit: must be rows or percent',
      'id',
      { metric: 'nullValues', unit: 'grams' },
    ],
    ['remove the unit', undefined, { metric: 'rowCount', unit: 'percent' }],
    ["'freshness' is not a metric", undefined, { rule: 'freshness' }],
    ['metric: is missing', undefined, {}],
    ['It is a text for people', undefined, { type: 'text' }],
  ])('does not execute, since "%s"', async (reason, column, rule) => {
    const good = {
      key: 'good',
      column: 'code',
      rule: { metric: 'nullValues', mustBe: 0 },
    } as const;
    const bad = { key: 'bad', column, rule: { mustBe: 0, ...rule } };
    expect((await measure({ rules: [bad, good] })).rules).toEqual([
      {
        key: 'bad',
        state: 'not executed',
        reason: expect.stringContaining(reason),
      },
      { key: 'good', state: 'measured', value: 1, rowsAtFault: 1 },
    ]);
  });
});
