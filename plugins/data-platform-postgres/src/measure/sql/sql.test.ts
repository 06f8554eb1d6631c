import {
  MeasureRequest,
  MeasureRule,
} from '@meshport/backstage-plugin-data-platform-node';
import { HOSTILE_QUERIES } from '../../__testUtils__/hostileQueries';
import {
  ARCHIVE,
  FLIGHTS,
  useFlightsWarehouse,
} from '../../__testUtils__/useFlightsWarehouse';

describe('measuring rules in SQL', () => {
  const mesh = useFlightsWarehouse();

  beforeAll(async () => {
    const { warehouse } = mesh;
    await warehouse.run(`
      CREATE TABLE flights.secrets (word text);
      INSERT INTO flights.secrets VALUES ('hunter2');
      ALTER TABLE flights.secrets OWNER TO ${warehouse.owner};
      CREATE SEQUENCE flights.numbers;
      CREATE DOMAIN flights.code AS integer;
      CREATE FUNCTION flights.leak() RETURNS text LANGUAGE sql
        AS 'SELECT word FROM flights.secrets';
      CREATE FUNCTION public.leak() RETURNS text LANGUAGE sql
        AS 'SELECT word FROM flights.secrets';
      CREATE FUNCTION flights.leak(flights.flights) RETURNS text LANGUAGE sql
        AS 'SELECT word FROM flights.secrets';
      CREATE FUNCTION public.lower(varchar) RETURNS text LANGUAGE sql
        AS 'SELECT word FROM flights.secrets';
      GRANT SELECT ON flights.secrets TO PUBLIC;
      GRANT USAGE ON SCHEMA flights TO PUBLIC;`);
  });

  async function measure(
    rules: MeasureRule[],
    item: MeasureRequest['port'] = mesh.newItem(),
    options?: { signal?: AbortSignal },
  ) {
    const { product, port, version, location } = item;
    const request = { port: { product, port, version, location }, rules };
    return (await mesh.platform.measure(request, options)).rules;
  }

  const sql = (query: string, key = query): MeasureRule => ({
    key,
    rule: { type: 'sql', query, mustBe: 0 },
  });

  it('does not take the beginning of a long number for all of it', async () => {
    expect(
      await measure([
        sql('SELECT 10::numeric ^ 300', 'long'),
        sql('SELECT round(1 / 3::numeric, 300)', 'exact'),
      ]),
    ).toEqual([
      {
        key: 'long',
        state: 'not executed',
        reason: 'query: gives a number of more than 200 digits.',
      },
      { key: 'exact', state: 'measured', value: expect.closeTo(1 / 3) },
    ]);
  });

  it.each<[string, unknown]>([
    ['SELECT count(*) FROM {object}', 1000],
    ['SELECT count(*) FROM ${table} WHERE delay > 990;', 10],
    ['select max(delay) from flights -- the table', 1000],
    [
      'SELECT count(*) FROM flights.flights f JOIN {schema}.{object} g USING (delay)',
      1000,
    ],
    ['SELECT avg(delay)::numeric(10, 2) FROM {object}', 500.5],
    ['SELECT bool_and(delay > 0) FROM {object}', true],
    ['SELECT min(lower(origin)) FROM {object} WHERE origin ~ $$^A$$', 'abe'],
    ['SELECT max(delay) FROM {object} WHERE delay > 5000', null],
    ['SELECT delay FROM {object} WHERE delay = 0', null],
    [
      'WITH late AS (SELECT * FROM {object} WHERE delay > 900) SELECT count(*) FROM late',
      100,
    ],
    [
      'SELECT count(*) FROM (SELECT origin, delay FROM {object} GROUP BY 1, 2 HAVING count(*) > 1) AS twice',
      0,
    ],
    [
      'SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY delay) FROM {object}',
      500.5,
    ],
    [
      'SELECT count(*) FROM {object} WHERE extract(day FROM current_timestamp - timestamp $$2001-01-01$$) < 0',
      0,
    ],
    [
      'SELECT max(CASE WHEN delay BETWEEN 1 AND 5 THEN coalesce(delay, 0) END) FROM {object}',
      5,
    ],
    [`SELECT 'NaN'::numeric`, 'NaN'],
    [
      'SELECT count(*)::text FROM ONLY {object} WHERE {object}.origin IS NOT NULL',
      '1000',
    ],
    ['VALUES (7)', 7],
  ])('runs %s', async (query, value) => {
    expect(await measure([sql(query)])).toEqual([
      { key: query, state: 'measured', value },
    ]);
  });

  it('knows the column of the rule', async () => {
    const query = 'SELECT max(${column}) FROM {object}';
    expect(await measure([{ ...sql(query), column: 'delay' }])).toMatchObject([
      { value: 1000 },
    ]);
    expect(await measure([sql(query)])).toMatchObject([
      { reason: expect.stringContaining('${column} has no value here') },
    ]);
  });

  it('cuts a text that is long', async () => {
    const query = `SELECT replace(concat_ws('', origin, delay), 'ABE1', '${'x'.repeat(
      900,
    )}') FROM {object} WHERE delay = 1`;
    const [measured] = await measure([sql(query)]);
    expect(measured).toMatchObject({ value: 'x'.repeat(200) });
  });

  it('has more than thirty hostile queries to refuse', () => {
    expect(Object.values(HOSTILE_QUERIES).flat().length).toBeGreaterThan(100);
  });

  it.each(Object.entries(HOSTILE_QUERIES))(
    'refuses %s, and goes on with the others',
    async (_, queries) => {
      const before = await stateOfEngine();
      const rules = queries.flatMap(query => [
        sql(query),
        sql('SELECT count(*) FROM {object}', `after ${query}`),
      ]);
      const began = Date.now();
      const measured = await measure(rules);
      expect(Date.now() - began).toBeLessThan(10_000);
      for (const [index, query] of queries.entries()) {
        const [refused, next] = measured.slice(2 * index);
        expect(refused).toEqual({
          key: query,
          state: 'not executed',
          reason: expect.stringMatching(/^.{10,}\.$/s),
        });
        expect(JSON.stringify(refused)).not.toContain('hunter2');
        expect(next).toMatchObject({ state: 'measured', value: 1000 });
      }
      expect(await stateOfEngine()).toEqual(before);
    },
  );

  it('calls no function of others that has the name of an allowed one', async () => {
    const query = 'SELECT lower(max(origin)::varchar) FROM {object}';
    expect(await measure([sql(query)])).toMatchObject([{ value: 'abe' }]);
  });

  it('ends a query that takes too long, and goes on', async () => {
    const platform = mesh.warehouse.platform({
      measurement: { concurrency: 1, statementTimeout: 300 },
    });
    const { product, port, version } = mesh.newItem();
    const slow =
      'SELECT count(*) FROM {object} a, {object} b, {object} c, {object} d';
    const { rules } = await platform.measure({
      port: { product, port, version, location: FLIGHTS },
      rules: [sql(slow), sql('SELECT count(*) FROM {object}')],
    });
    expect(rules).toMatchObject([
      { reason: expect.stringContaining('took longer than 0.3 seconds') },
      { value: 1000 },
    ]);
  });

  it('tells nothing of the data when a query fails on it', async () => {
    const [failed] = await measure([
      sql('SELECT max(origin::integer) FROM {object}'),
    ]);
    expect(failed).toMatchObject({
      state: 'not executed',
      reason: expect.stringContaining(
        'does not fit what is done with it (22P02)',
      ),
    });
    expect(JSON.stringify(failed)).not.toContain('ABE');
  });

  /** What a query could have changed. */
  function stateOfEngine() {
    return mesh.warehouse.run(
      `SELECT (SELECT json_agg(f ORDER BY delay) FROM flights.flights f)::text AS rows,
              (SELECT json_agg(relname ORDER BY relname) FROM pg_class
                WHERE relnamespace = 'flights'::regnamespace)::text AS relations,
              (SELECT last_value FROM flights.numbers) AS number,
              (SELECT json_agg(rolname ORDER BY rolname) FROM pg_roles
                WHERE rolsuper AND rolname LIKE '%${mesh.warehouse.suffix}')::text AS superusers,
              (SELECT count(*) FROM pg_largeobject_metadata) AS large,
              (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory') AS locks`,
    );
  }

  it('knows archives apart from flights', async () => {
    const item = mesh.newItem({ location: ARCHIVE });
    expect(
      await measure(
        [
          sql('SELECT count(*) FROM {schema}.{object}', 'own'),
          sql('SELECT count(*) FROM flights', 'bare'),
          sql('SELECT count(*) FROM flights.flights', 'other'),
        ],
        item,
      ),
    ).toMatchObject([
      { value: 0 },
      { value: 0 },
      { reason: expect.stringContaining('it reads flights.flights') },
    ]);
  });
});
