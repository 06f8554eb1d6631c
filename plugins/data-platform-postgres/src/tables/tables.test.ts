import { TestWarehouse } from '../__testUtils__/TestWarehouse';
import { PostgresDataPlatform } from '../PostgresDataPlatform';

describe('tables in PostgreSQL', () => {
  let warehouse: TestWarehouse;
  let platform: PostgresDataPlatform;

  jest.setTimeout(60_000);

  beforeAll(async () => {
    warehouse = await TestWarehouse.create();
    platform = warehouse.platform();
    await warehouse.run(`
      GRANT CREATE ON DATABASE ${warehouse.database} TO ${warehouse.owner};
      SET ROLE ${warehouse.owner};
      CREATE SCHEMA mart;
      CREATE SCHEMA "100%_real";
      CREATE SCHEMA "100x_real";
      CREATE SCHEMA meshport_internal;
      CREATE TABLE meshport_internal.hidden (id integer);
      CREATE TABLE "100%_real".data (id integer);
      CREATE TABLE "100x_real".data (id integer);
      CREATE TABLE mart.daily (
        place text, day date, reading numeric, code integer UNIQUE,
        pair_a integer, pair_b integer, gone text,
        PRIMARY KEY (day, place), UNIQUE (pair_a, pair_b)
      );
      ALTER TABLE mart.daily DROP COLUMN gone;
      CREATE UNIQUE INDEX ON mart.daily (reading) WHERE reading > 0;
      CREATE UNIQUE INDEX ON mart.daily (abs(pair_a));
      INSERT INTO mart.daily SELECT 'x', date '2020-01-01' + n, n, n, n, n
        FROM generate_series(1, 500) n;
      ANALYZE mart.daily;
      CREATE VIEW mart.latest AS SELECT place, reading FROM mart.daily;
      CREATE MATERIALIZED VIEW mart.counted AS SELECT count(*) FROM mart.daily;
      CREATE TABLE mart.events (id bigint, at timestamptz) PARTITION BY RANGE (at);
      CREATE TABLE mart.events_2020 PARTITION OF mart.events
        FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
      CREATE SEQUENCE mart.numbers;
      RESET ROLE;
      CREATE TABLE mart.foreign_owner (id integer);`);
  });

  afterAll(async () => {
    await warehouse?.close();
  });

  const describeTable = (table: string, schema = 'mart') =>
    platform.describe({ schema, table });

  it('are those that rights can be given on, without partitions and sequences', async () => {
    const tables = await platform.listTables();
    expect(tables.map(t => `${t.title} ${t.type}`)).toEqual([
      '100%_real.data table',
      '100x_real.data table',
      'mart.counted view',
      'mart.daily table',
      'mart.events table',
      'mart.latest view',
    ]);
  });

  it.each([
    [{ include: ['100%_*'], exclude: [] }, ['100%_real.data']],
    [{ include: ['*_real'], exclude: ['100%*'] }, ['100x_real.data']],
    [{ include: ['meshport_*'], exclude: [] }, ['meshport_internal.hidden']],
    [{ include: [], exclude: [] }, []],
    [{ include: ['pg_*', 'information_schema'], exclude: [] }, []],
  ])('are in the schemas of %j', async (schemas, titles) => {
    const filtered = warehouse.platform({ schemas });
    expect((await filtered.listTables()).map(t => t.title)).toEqual(titles);
  });

  it.each([
    ['pg_catalog', 'pg_authid'],
    ['information_schema', 'tables'],
    ['meshport_internal', 'hidden'],
    ['mart', 'numbers'],
  ])('are not found in %s.%s', async (schema, table) => {
    await expect(describeTable(table, schema)).rejects.toMatchObject({
      name: 'NotFoundError',
    });
  });

  it('have keys in their own order, and unique columns', async () => {
    const { columns, estimatedRows } = await describeTable('daily');
    expect(
      columns.map(c => [c.name, c.required, c.unique, c.primaryKeyPosition]),
    ).toEqual([
      ['place', true, false, 2],
      ['day', true, false, 1],
      ['reading', false, false, undefined],
      ['code', false, true, undefined],
      ['pair_a', false, false, undefined],
      ['pair_b', false, false, undefined],
    ]);
    expect(estimatedRows).toBe(500);
  });

  it('say how many rows they have only when the engine knows', async () => {
    expect(await describeTable('events')).not.toHaveProperty('estimatedRows');
    expect(await describeTable('latest')).not.toHaveProperty('estimatedRows');
  });

  it('have columns of every kind of type', async () => {
    await warehouse.run(`
      SET ROLE ${warehouse.owner};
      CREATE TYPE mart.mood AS ENUM ('good', 'bad');
      CREATE TYPE mart.point AS (x integer, y integer);
      CREATE DOMAIN mart.amount AS integer NOT NULL;
      CREATE DOMAIN mart.price AS mart.amount CHECK (value > 0);
      CREATE DOMAIN mart.tags AS text[];
      CREATE TABLE mart.types (
        a smallint, b bigint, c numeric(10, 2), d real, e double precision,
        f varchar(3), g char(2), h text, i uuid, j boolean, k date,
        l timestamp, m timestamptz, n time, o timetz, p interval,
        q json, r jsonb, s bytea, t integer[], u inet, v mart.mood,
        w mart.point, x mart.price, y mart.tags, z int4range
      );
      RESET ROLE;`);
    const { columns } = await describeTable('types');
    expect(
      columns.map(c => `${c.name} ${c.physicalType}: ${c.logicalType}`),
    ).toEqual([
      'a smallint: integer',
      'b bigint: integer',
      'c numeric(10,2): number',
      'd real: number',
      'e double precision: number',
      'f character varying(3): string',
      'g character(2): string',
      'h text: string',
      'i uuid: string',
      'j boolean: boolean',
      'k date: date',
      'l timestamp without time zone: timestamp',
      'm timestamp with time zone: timestamp',
      'n time without time zone: time',
      'o time with time zone: time',
      'p interval: string',
      'q json: object',
      'r jsonb: object',
      's bytea: string',
      't integer[]: array',
      'u inet: string',
      'v mart.mood: string',
      'w mart.point: object',
      'x mart.price: integer',
      'y mart.tags: array',
      'z int4range: string',
    ]);
    const price = columns.find(c => c.name === 'x');
    expect(price).toMatchObject({ required: true });
  });
});
