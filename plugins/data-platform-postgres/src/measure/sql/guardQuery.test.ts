import fc from 'fast-check';
import { parse } from 'libpg-query';
import {
  HOSTILE_QUERIES,
  SEEN_BY_THE_ENGINE,
} from '../../__testUtils__/hostileQueries';
import { GuardedQuery, guardQuery } from './guardQuery';

const TABLE = { schema: 'flights', table: 'flights' };

const guard = (query: string) => guardQuery(query, TABLE);

async function guardOrRefuse(query: string): Promise<GuardedQuery | undefined> {
  return guard(query).then(
    guarded => guarded,
    error => {
      expect(error).toMatchObject({
        name: 'InputError',
        message: expect.stringMatching(/^query: /),
      });
      return undefined;
    },
  );
}

async function accepts(query: string): Promise<boolean> {
  return (await guardOrRefuse(query)) !== undefined;
}

/** Ways to write more or less the same. */
const space = fc.constantFrom(
  ' ',
  '\n',
  '\t',
  ' -- note\n',
  '/* note */',
  ' /* /* */ ; */ ',
);

const harmless = fc.constantFrom(
  'count(*)',
  'max(delay)',
  `'; DROP TABLE flights'`,
  '$$ set_config( $$',
  '"pg_sleep"',
  'coalesce(delay, 0) + 1',
  'delay IN (SELECT delay FROM flights)',
  `lower(origin) LIKE '%x' ESCAPE '!'`,
  'sum(delay) OVER (PARTITION BY origin ORDER BY delay)',
  `CAST('2001-01-01' AS date) - interval '1 day'`,
);

const hostile = fc.constantFrom(
  `set_config('role', 'none', true)`,
  `pg_catalog.pg_read_file('/etc/passwd')`,
  'pg_sleep(1)',
  '(SELECT max(rolname) FROM pg_authid)',
  '(SELECT 1 FROM flights.secrets)',
  `'x'::regclass`,
  'current_user',
  'leak(flights)',
  'random()',
  '1 OPERATOR(flights.+) 1',
);

/** Places of an expression in a SELECT. */
const place = fc.constantFrom(
  (e: string, s: string) => `SELECT${s}${e}${s}FROM${s}flights`,
  (e: string, s: string) =>
    `SELECT count(*) FROM flights WHERE${s}${e} IS NULL`,
  (e: string, s: string) => `SELECT 1 FROM flights ORDER BY${s}${e}`,
  (e: string, s: string) => `SELECT 1 FROM flights GROUP BY${s}${e}`,
  (e: string, s: string) => `SELECT 1 FROM flights HAVING${s}${e} IS NULL`,
  (e: string, s: string) => `SELECT 1 FROM flights LIMIT${s}(${e})`,
  (e: string, s: string) =>
    `SELECT 1 FROM flights a JOIN flights b ON${s}${e} IS NULL`,
  (e: string, s: string) =>
    `SELECT count(*) FILTER (WHERE${s}${e} IS NULL) FROM flights`,
  (e: string, s: string) =>
    `SELECT sum(1) OVER (ORDER BY${s}${e}) FROM flights`,
  (e: string, s: string) =>
    `SELECT sum(1) OVER w FROM flights WINDOW w AS (PARTITION BY${s}${e})`,
  (e: string, s: string) =>
    `WITH a AS (SELECT${s}${e} FROM flights) SELECT 1 FROM a`,
  (e: string, s: string) =>
    `SELECT 1 UNION SELECT 2 EXCEPT (SELECT${s}${e} FROM flights)`,
  (e: string, s: string) =>
    `SELECT CASE WHEN${s}${e} IS NULL THEN 1 ELSE 2 END FROM flights`,
  (e: string, s: string) => `SELECT ARRAY[${e}]${s}FROM flights`,
  (e: string, s: string) => `SELECT (ARRAY[1])[${e}]${s}FROM flights`,
  (e: string, s: string) => `SELECT ROW(1, ${e})${s}FROM flights`,
  (e: string, s: string) => `SELECT 1 = ANY (SELECT${s}${e}) FROM flights`,
  (e: string, s: string) => `VALUES${s}(${e})`,
  (e: string, s: string) =>
    `SELECT 1 FROM LATERAL (SELECT${s}${e} FROM flights) AS a`,
  (e: string, s: string) => `SELECT DISTINCT ON (${e})${s} 1 FROM flights`,
  (e: string, s: string) => `SELECT GREATEST(1,${s}${e}) FROM flights`,
  (e: string, s: string) =>
    `SELECT count(*) FROM flights WHERE NOT (${e}) IS TRUE AND${s}true`,
);

describe('guardQuery', () => {
  it('accepts what is harmless and refuses what is not, wherever it stands', async () => {
    await fc.assert(
      fc.asyncProperty(
        place,
        space,
        fc.oneof(
          harmless.map(text => ({ text, fine: true })),
          hostile.map(text => ({ text, fine: false })),
        ),
        async (write, gap, { text, fine }) => {
          expect(await accepts(write(text, gap))).toBe(fine);
        },
      ),
      { numRuns: 600 },
    );
  });

  it('keeps refusing a hostile expression within any other', async () => {
    const nested = fc.letrec<{ expression: string }>(tie => ({
      expression: fc.oneof(
        { depthSize: 'medium' },
        hostile,
        fc
          .tuple(place, tie('expression'))
          .map(([write, e]) => `(${write(e, ' ')})`),
        tie('expression').map(e => `coalesce(NULL, ${e})`),
        fc.tuple(harmless, tie('expression')).map(([a, e]) => `(${a} = ${e})`),
      ),
    })).expression;
    await fc.assert(
      fc.asyncProperty(nested, async expression => {
        expect(await accepts(`SELECT ${expression} FROM flights`)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('gives one SELECT that means the same within parentheses, whatever it is given', async () => {
    const words = fc.constantFrom(
      'SELECT',
      '1',
      'count(*)',
      'FROM',
      'flights',
      'WHERE',
      ';',
      '(',
      ')',
      ',',
      '--',
      '/*',
      '*/',
      '\n',
      `'`,
      '"',
      '$$',
      'UNION',
      'AS',
      'a',
      '\\',
      'é☃',
      'INTO',
      'WITH',
      'FOR UPDATE',
      'U&',
      'E',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string({ unit: 'grapheme' }),
          fc.array(words, { maxLength: 12 }).map(list => list.join(' ')),
          fc
            .tuple(space, harmless, space)
            .map(
              ([before, e, after]) =>
                `${before}SELECT ${e} FROM flights${after};${before}`,
            ),
        ),
        async query => {
          const guarded = await guardOrRefuse(query);
          if (!guarded) {
            return;
          }
          const { stmts = [] } = await parse(
            `SELECT * FROM (${guarded.statement}\n) AS a LIMIT 2`,
          );
          expect(stmts).toHaveLength(1);
        },
      ),
      { numRuns: 1500 },
    );
  });

  it.each(
    Object.entries(HOSTILE_QUERIES)
      .filter(([kind]) => !SEEN_BY_THE_ENGINE.includes(kind))
      .flatMap(([, queries]) => queries)
      .map(query => query.replace(/\{object\}/g, '"flights"')),
  )('refuses %j', async query => {
    expect(await accepts(query)).toBe(false);
  });

  it.each([
    '('.repeat(4000) + 1 + ')'.repeat(4000),
    `1${'+1'.repeat(4000)}`,
    'not '.repeat(2000) + true,
    '(select '.repeat(1000) + 1 + ')'.repeat(1000),
    `1${'::int'.repeat(1500)}`,
    'x'.repeat(11_000),
  ])(
    'reads what is nested deep, or refuses it, and goes on: %.20s',
    async expression => {
      await accepts(`SELECT ${expression}`);
      expect(await accepts('SELECT 1 FROM flights')).toBe(true);
    },
  );

  it('cuts the statement out where the parser saw it, in any script', async () => {
    const query = `/* é☃🦆 */ SELECT '☃;' FROM flights /* ; 🦆 */ ; -- DROP`;
    expect(await guard(query)).toEqual({
      statement: `SELECT '☃;' FROM flights /* ; 🦆 */ `,
      bareName: true,
    });
  });

  it('says what is refused and how to mend it', async () => {
    await expect(guard('SELECT count(*) FROM archive.flights')).rejects.toThrow(
      'query: is refused, because it reads archive.flights, and may read the table of the port only; write {object}; a rule may only read the table of the port, in one SELECT',
    );
  });
});
