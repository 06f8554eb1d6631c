import fc from 'fast-check';
import { useFlightsWarehouse } from '../__testUtils__/useFlightsWarehouse';

const STRIKES = { schema: 'flights', table: 'strikes' };

describe('a view of Meshport', () => {
  const mesh = useFlightsWarehouse();

  beforeAll(async () => {
    const { warehouse } = mesh;
    await warehouse.run(`
      CREATE DOMAIN flights.state AS varchar(2);
      CREATE TABLE flights.strikes (
        id integer, state flights.state, code char(3), cost numeric(8, 2),
        seen timestamptz, day date, spot point);
      ALTER TABLE flights.strikes OWNER TO ${warehouse.owner};
      INSERT INTO flights.strikes
      SELECT n, (ARRAY['NY', 'CA', 'TX'])[n % 3 + 1], 'AB', n,
             '2001-06-01 23:30:00-02'::timestamptz + n * interval '1 month',
             '2001-06-01'::date + n, point(n, n)
        FROM generate_series(1, 9) n`);
  });

  const strikes = (fields: Parameters<typeof mesh.newItem>[0]) =>
    mesh.newItem({ location: STRIKES, ...fields });
  const where = (column: string, ...values: string[]) => ({
    filter: { rows: [{ column, values }] },
  });

  async function readDuring(item: ReturnType<typeof strikes>) {
    expect(await mesh.access.grant(item)).toMatchObject({ state: 'present' });
    const rows = await mesh.warehouse.readAs(item);
    await mesh.access.revoke(item);
    return rows ?? [];
  }

  it('hashes a value alike, whatever the reader sets', async () => {
    const { warehouse } = mesh;
    await warehouse.run(`
      CREATE TABLE flights.measures (
        float8 float8, float4 float4, bytes bytea, span interval, moment timestamptz,
        moments tstzrange, numbers float8[]);
      ALTER TABLE flights.measures OWNER TO ${warehouse.owner};
      INSERT INTO flights.measures
      SELECT 1000.123 + n, 1000 + n, 'abc'::bytea, n * interval '1 day',
             timestamptz '2001-06-01Z' + n * interval '1 day',
             tstzrange('2001-06-01Z', NULL), ARRAY[1000.123 + n]
        FROM generate_series(1, 9) n
       UNION ALL
      SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL`);
    const columns = [
      'float8',
      'float4',
      'bytes',
      'span',
      'moment',
      'moments',
      'numbers',
    ];
    const item = mesh.newItem({
      location: { schema: 'flights', table: 'measures' },
      masks: columns.map(column => ({ column, mask: 'hash' as const })),
    });
    await mesh.access.grant(item);
    const session = await warehouse.connect(mesh.chen);
    const read = async () =>
      (await session.query(`TABLE ${mesh.nameOf(item)}`)).rows;
    const before = await read();
    await session.query(`
      SET extra_float_digits = -15; SET bytea_output = 'escape';
      SET intervalstyle = 'iso_8601'; SET timezone = 'Asia/Tokyo';
      SET datestyle = 'German'`);
    expect(await read()).toEqual(before);
    expect(new Set(before.map(row => row.float8)).size).toBe(10);
    expect(before.at(-1)).toEqual(
      Object.fromEntries(columns.map(column => [column, null])),
    );
    await session.end();
    await mesh.access.revoke(item);
  });

  describe('filters rows', () => {
    it.each([
      ['a domain over a short text', 'state', ['NY'], 3],
      // Not cut to NY.
      ['a value that is too long', 'state', ['NYC'], 0],
      ['a padded text', 'code', ['AB'], 9],
      ['a number written otherwise', 'cost', ['1.0', '2.000'], 2],
      ['a moment in another zone', 'seen', ['2001-07-02T01:30:00Z'], 1],
      ['a day', 'day', ['2001-06-02', '2001-06-03'], 2],
    ])('by %s', async (_, column, values, expected) => {
      expect(await readDuring(strikes(where(column, ...values)))).toHaveLength(
        expected,
      );
    });

    it('by any texts, exactly', async () => {
      const { warehouse } = mesh;
      await warehouse.run(`
        CREATE TABLE flights.texts (content text);
        ALTER TABLE flights.texts OWNER TO ${warehouse.owner}`);
      const location = { schema: 'flights', table: 'texts' };
      const text = fc
        .string({ unit: 'binary', maxLength: 6 })
        .filter(value => !value.includes('\0'));
      await fc.assert(
        fc.asyncProperty(
          fc.uniqueArray(text, { minLength: 2, maxLength: 9 }),
          async texts => {
            await warehouse.run('TRUNCATE flights.texts');
            await warehouse.run(
              'INSERT INTO flights.texts SELECT unnest($1::text[])',
              [texts],
            );
            const values = texts.slice(0, Math.ceil(texts.length / 2));
            const rows = await readDuring(
              mesh.newItem({ location, ...where('content', ...values) }),
            );
            expect(rows.map(({ content }) => content).sort()).toEqual(
              [...values].sort(),
            );
          },
        ),
        { numRuns: 25 },
      );
    });

    it('and says so when values cannot be compared', async () => {
      await expect(
        mesh.access.grant(strikes(where('spot', '(1,1)'))),
      ).rejects.toMatchObject({
        name: 'InputError',
        message: expect.stringMatching(/^filter\.rows: .*cannot be compared/),
      });
      await expect(
        mesh.access.grant(strikes(where('cost', 'much'))),
      ).rejects.toMatchObject({
        name: 'InputError',
        message: expect.stringContaining('"much"'),
      });
    });

    it('whatever the reader sets, and however the reader asks', async () => {
      const item = strikes({
        filter: {
          columns: ['id'],
          rows: [{ column: 'day', values: ['2001-06-02'] }],
        },
      });
      await mesh.access.grant(item);
      const session = await mesh.warehouse.connect(mesh.chen);
      try {
        await session.query(
          `SET datestyle = 'SQL, DMY'; SET timezone = 'Asia/Tokyo'`,
        );
        await session.query(
          `CREATE FUNCTION pg_temp.spy(n integer) RETURNS boolean
             LANGUAGE plpgsql COST 0.0001 AS
             $$ BEGIN RAISE NOTICE 'saw %', n; RETURN true; END $$`,
        );
        const seen: string[] = [];
        session.on('notice', ({ message }) => seen.push(message!));
        const { rows } = await session.query(
          `SELECT id FROM ${mesh.nameOf(item)} WHERE pg_temp.spy(id)`,
        );
        expect(rows).toEqual([{ id: 1 }]);
        expect(seen).toEqual(['saw 1']);
      } finally {
        await session.end();
      }
      await mesh.access.revoke(item);
    });

    it('or is not made when that cannot be proved in time', async () => {
      const { warehouse } = mesh;
      await warehouse.run(`
        CREATE TABLE flights.large AS SELECT n::text AS n FROM generate_series(1, 300000) n;
        ALTER TABLE flights.large OWNER TO ${warehouse.owner}`);
      const hasty = warehouse.platform({
        access: { schema: 'meshport', proofTimeout: 1 },
      });
      const item = mesh.newItem({
        location: { schema: 'flights', table: 'large' },
        filter: { rows: [{ column: 'n', values: ['7'] }] },
      });
      const [outcome] = await hasty.access.change([{ type: 'grant', item }]);
      expect(outcome).toMatchObject({
        error: {
          name: 'ConflictError',
          message: expect.stringContaining('access.proofTimeout'),
        },
      });
      expect(await warehouse.readAs(item)).toBeUndefined();
      expect(await readDuring(item)).toEqual([{ n: '7' }]);
    });
  });

  describe('masks columns', () => {
    it('with a hash that needs a key, and is the same whatever the reader sets', async () => {
      const item = strikes({ masks: [{ column: 'seen', mask: 'hash' }] });
      await mesh.access.grant(item);
      const session = await mesh.warehouse.connect(mesh.chen);
      const read = async () =>
        (
          await session.query(
            `SELECT seen FROM ${mesh.nameOf(item)} ORDER BY id LIMIT 1`,
          )
        ).rows[0].seen;
      try {
        const hash = await read();
        expect(hash).toMatch(/^[0-9a-f]{64}$/);
        await session.query(
          `SET timezone = 'Asia/Tokyo'; SET datestyle = 'German'`,
        );
        expect(await read()).toBe(hash);
        await expect(
          session.query('SELECT * FROM meshport.mask_key'),
        ).rejects.toMatchObject({ code: '42501' });
      } finally {
        await session.end();
      }
      await mesh.access.revoke(item);
    });

    it('of moments and days by their year in UTC', async () => {
      const item = strikes({
        masks: [
          { column: 'seen', mask: 'year' },
          { column: 'day', mask: 'year' },
        ],
      });
      for (const { seen, day } of await readDuring(item)) {
        expect(new Date(`${seen}00`).toISOString()).toMatch(
          /^200[12]-01-01T00:00:00/,
        );
        expect(day).toBe('2001-01-01');
      }
      await expect(
        mesh.access.grant(strikes({ masks: [{ column: 'id', mask: 'year' }] })),
      ).rejects.toMatchObject({
        name: 'InputError',
        message: expect.stringContaining(`'id' holds integer and no dates`),
      });
    });
  });

  describe('is not made of', () => {
    it('a table with row security, which it would go around', async () => {
      const { warehouse } = mesh;
      await warehouse.run(`
        CREATE TABLE flights.secured (id integer);
        ALTER TABLE flights.secured OWNER TO ${warehouse.owner}`);
      const item = mesh.newItem({
        location: { schema: 'flights', table: 'secured' },
      });
      await mesh.access.grant(item);
      await warehouse.run(
        'ALTER TABLE flights.secured ENABLE ROW LEVEL SECURITY',
      );
      expect(await mesh.access.verify(item)).toMatchObject({
        state: 'differs',
        summary: expect.stringContaining('row security'),
      });
      await expect(mesh.access.grant(item)).rejects.toMatchObject({
        name: 'ConflictError',
        message: expect.stringContaining('row security'),
      });
      await mesh.access.revoke(item);
    });

    it('a view that reads with the rights of whoever asks', async () => {
      const { warehouse } = mesh;
      await warehouse.run(`
        CREATE VIEW flights.invoker WITH (security_invoker = true)
            AS SELECT * FROM flights.flights;
        ALTER VIEW flights.invoker OWNER TO ${warehouse.owner}`);
      await expect(
        mesh.access.grant(
          mesh.newItem({ location: { schema: 'flights', table: 'invoker' } }),
        ),
      ).rejects.toMatchObject({
        name: 'ConflictError',
        message: expect.stringContaining('security_invoker'),
      });
    });

    it('another view of Meshport', async () => {
      const item = mesh.newItem();
      await mesh.access.grant(item);
      const location = { schema: 'meshport', table: mesh.viewOf(item).name };
      await expect(
        mesh.access.grant(mesh.newItem({ location })),
      ).rejects.toMatchObject({ name: 'NotFoundError' });
      expect(
        (await mesh.platform.listTables()).map(({ title }) => title),
      ).not.toContain(expect.stringMatching(/^meshport/));
      await mesh.access.revoke(item);
    });
  });

  it('shows a column that was added when the right is granted again', async () => {
    const { warehouse } = mesh;
    await warehouse.run(`
      CREATE TABLE flights.growing (a integer);
      ALTER TABLE flights.growing OWNER TO ${warehouse.owner};
      INSERT INTO flights.growing VALUES (1)`);
    const location = { schema: 'flights', table: 'growing' };
    const whole = mesh.newItem({ location });
    const narrow = mesh.newItem({ location, filter: { columns: ['a'] } });
    await mesh.access.grant(whole);
    await mesh.access.grant(narrow);
    await warehouse.run('ALTER TABLE flights.growing ADD COLUMN b integer');

    expect(await mesh.access.verify(narrow)).toMatchObject({
      state: 'present',
    });
    expect(await mesh.access.verify(whole)).toMatchObject({
      state: 'differs',
      summary: expect.stringContaining('columns of flights.growing changed'),
    });
    expect(await warehouse.readAs(whole)).toEqual([{ a: '1' }]);
    expect(await mesh.access.grant(whole)).toMatchObject({ state: 'present' });
    expect(await warehouse.readAs(whole)).toEqual([{ a: '1', b: null }]);
    await mesh.access.revoke(whole);
    await mesh.access.revoke(narrow);
  });
});
