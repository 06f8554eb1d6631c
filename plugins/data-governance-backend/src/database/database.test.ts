import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { CheckStatus } from '@meshport/backstage-plugin-data-governance-common';
import { Knex } from 'knex';
import { readTransitions } from '../__testUtils__/transitions';
import { KnexResultStore } from './KnexResultStore';
import { migrationsDirectory } from './migrate';
import { Evaluation } from './ResultStore';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const T1 = new Date('2026-06-01T00:00:00Z');
const T2 = new Date('2026-06-02T00:00:00Z');
const FLIGHTS = 'dataproduct:default/flights';
const WEATHER = 'dataproduct:default/weather';
const SCORECARD = 'scorecard:default/s';

async function migrated(id: TestDatabaseId): Promise<Knex> {
  const knex = await databases.init(id);
  await knex.migrate.latest({ directory: migrationsDirectory() });
  return knex;
}

function anEvaluation(
  product: string,
  statuses: Record<string, CheckStatus>,
  reason = 'why',
): Evaluation {
  const count = (status: CheckStatus) =>
    Object.values(statuses).filter(one => one === status).length;
  const counts = {
    passing: count('pass'),
    failing: count('fail'),
    unknown: count('unknown'),
    exempt: count('exempt'),
    notApplicable: count('not-applicable'),
    weightPassed: 1.5,
    weightCounted: 2.5,
  };
  return {
    standing: {
      product,
      title: product.slice(-7),
      owner: 'group:default/ops',
      domain: 'domain:default/air',
      level: { name: 'bronze', title: 'Bronze' },
      ...counts,
    },
    scorecards: [
      { scorecard: SCORECARD, level: 'bronze', levelPosition: 0, ...counts },
    ],
    outcomes: Object.entries(statuses).map(([checkId, status]) => ({
      scorecard: SCORECARD,
      checkId,
      status,
      reason,
      exemption: status === 'exempt' ? 'exemption-1' : undefined,
    })),
    causeOf: () => 'rules',
  };
}

/** What the worker does with evaluations. */
async function save(knex: Knex, evaluations: Evaluation[], at: Date) {
  const store = new KnexResultStore(knex);
  const before = await store.find(
    evaluations.map(({ standing }) => standing.product),
  );
  return knex.transaction(trx => store.save(trx, evaluations, before, at));
}

async function find(knex: Knex, product: string) {
  return (await new KnexResultStore(knex).find([product])).get(product);
}

function remove(knex: Knex, products: string[], at: Date) {
  return knex.transaction(trx =>
    new KnexResultStore(knex).remove(trx, products, at),
  );
}

it('has PostgreSQL to test on', () => {
  expect(databases.supports('POSTGRES_18')).toBe(true);
});

describe.each(databases.eachSupportedId())('results on %s', id => {
  it('goes up, down and up again', async () => {
    const knex = await migrated(id);
    await knex.migrate.rollback({ directory: migrationsDirectory() }, true);
    expect(await knex.schema.hasTable('results')).toBe(false);
    await knex.migrate.latest({ directory: migrationsDirectory() });
    expect(await knex.schema.hasTable('stale')).toBe(true);
  });

  it('keeps results of the version before', async () => {
    const knex = await databases.init(id);
    const directory = migrationsDirectory();
    await knex.migrate.up({ directory });
    await knex('products').insert({
      product: FLIGHTS,
      title: 'Flights',
      owner: 'group:default/ops',
      domain: 'domain:default/air',
      passing: 1,
      failing: 2,
      unknown: 0,
      input_hash: 'x',
      evaluated_at: T1,
    });
    await knex('results').insert({
      product: FLIGHTS,
      scorecard: SCORECARD,
      check_id: 'a',
      status: 'fail',
      reason: 'why',
      since: T1,
    });
    await knex.migrate.latest({ directory });
    expect(await find(knex, FLIGHTS)).toMatchObject({
      standing: { title: 'Flights', failing: 2, exempt: 0, weightPassed: 1 },
      outcomes: [{ checkId: 'a', status: 'fail', since: T1.toISOString() }],
    });
    await save(knex, [anEvaluation(FLIGHTS, { a: 'pass' })], T2);
    expect(await readTransitions(knex, FLIGHTS)).toEqual([
      ['a', 'fail', 'pass', T2.toISOString()],
    ]);
  });

  it('keeps results, since when they are so, and what they were', async () => {
    const knex = await migrated(id);
    await save(
      knex,
      [
        anEvaluation(FLIGHTS, { a: 'pass', b: 'fail', gone: 'pass' }),
        anEvaluation(WEATHER, { a: 'pass' }),
      ],
      T1,
    );
    expect(await readTransitions(knex, FLIGHTS)).toEqual([]);
    const changed = await save(
      knex,
      [anEvaluation(FLIGHTS, { a: 'exempt', b: 'fail', fresh: 'unknown' })],
      T2,
    );
    expect(changed).toEqual([FLIGHTS]);

    const found = await find(knex, FLIGHTS);
    expect(found).toMatchObject({
      evaluatedAt: T2.toISOString(),
      standing: {
        product: FLIGHTS,
        title: 'flights',
        level: { name: 'bronze', title: 'Bronze' },
        failing: 1,
        unknown: 1,
        exempt: 1,
        weightCounted: 2.5,
      },
      scorecards: [{ scorecard: SCORECARD, level: 'bronze', failing: 1 }],
    });
    const outcomes = found!.outcomes.map(o => [o.checkId, o.status, o.since]);
    expect(outcomes.sort()).toEqual([
      ['a', 'exempt', T2.toISOString()],
      ['b', 'fail', T1.toISOString()],
      ['fresh', 'unknown', T2.toISOString()],
    ]);
    expect(found!.outcomes.map(o => o.exemption)).toContain('exemption-1');

    expect((await readTransitions(knex, FLIGHTS)).sort()).toEqual([
      ['a', 'pass', 'exempt', T2.toISOString()],
      ['gone', 'pass', null, T2.toISOString()],
    ]);
    const transition = await knex('transitions')
      .where({ check_id: 'a' })
      .first();
    expect(transition).toMatchObject({ cause: 'rules', reason: 'why' });
    expect(new Date(transition.from_since)).toEqual(T1);
    expect(await readTransitions(knex, WEATHER)).toEqual([]);
  });

  it('writes no result that stayed the same', async () => {
    const knex = await migrated(id);
    const evaluation = anEvaluation(FLIGHTS, { a: 'pass', b: 'fail' });
    await save(knex, [evaluation], T1);
    const statements: string[] = [];
    knex.on('query', ({ sql }) => statements.push(sql));
    expect(await save(knex, [evaluation], T2)).toEqual([]);
    const written = statements.filter(sql =>
      /^\s*(insert|update|delete|copy)/.test(sql),
    );
    expect(written.join()).toContain('product_standings');
    expect(written.join()).not.toMatch(
      /results|transitions|scorecard_standings|product_days/,
    );

    await save(
      knex,
      [anEvaluation(FLIGHTS, { a: 'pass', b: 'fail' }, 'another why')],
      T2,
    );
    expect(await readTransitions(knex, FLIGHTS)).toEqual([]);
    expect((await find(knex, FLIGHTS))?.outcomes).toContainEqual(
      expect.objectContaining({
        reason: 'another why',
        since: T1.toISOString(),
      }),
    );
  });

  it('keeps how each day ended, and who was gone', async () => {
    const knex = await migrated(id);
    const later = new Date('2026-06-02T10:00:00Z');
    await save(knex, [anEvaluation(FLIGHTS, { a: 'fail' })], T1);
    await save(knex, [anEvaluation(FLIGHTS, { a: 'pass' })], T2);
    await save(knex, [anEvaluation(FLIGHTS, { a: 'unknown' })], later);
    expect(await remove(knex, [FLIGHTS, WEATHER], later)).toEqual([FLIGHTS]);
    await save(knex, [anEvaluation(WEATHER, { a: 'fail' })], later);
    const days = await knex('product_days').orderBy([
      'product',
      'scorecard',
      'day',
    ]);
    expect(
      days.map(({ product, scorecard, day, failing, unknown, gone }) => [
        product.slice(-7),
        scorecard,
        day,
        failing + unknown,
        Boolean(gone),
      ]),
    ).toEqual([
      ['flights', '', '2026-06-01', 1, false],
      ['flights', '', '2026-06-02', 0, true],
      ['flights', SCORECARD, '2026-06-01', 1, false],
      ['flights', SCORECARD, '2026-06-02', 0, true],
      ['weather', '', '2026-06-02', 1, false],
      ['weather', SCORECARD, '2026-06-02', 1, false],
    ]);
  });

  it('lists and counts only what one may see', async () => {
    const knex = await migrated(id);
    const store = new KnexResultStore(knex);
    const elsewhere = anEvaluation('dataproduct:default/zzzzzzz', {
      a: 'pass',
    });
    elsewhere.standing.domain = 'domain:default/sea';
    await save(
      knex,
      [
        anEvaluation(FLIGHTS, { a: 'pass' }),
        anEvaluation(WEATHER, { a: 'fail' }),
        elsewhere,
      ],
      T1,
    );
    const both = [WEATHER, FLIGHTS];
    const titles = async (query: Parameters<typeof store.listProducts>[0]) =>
      (await store.listProducts(query)).map(({ title }) => title);
    expect(await titles({ visible: both })).toEqual(['flights', 'weather']);
    expect(await titles({ visible: 'everything' })).toHaveLength(3);
    expect(await titles({ visible: [] })).toEqual([]);
    expect(
      await titles({ visible: 'everything', refs: [FLIGHTS, 'other'] }),
    ).toEqual(['flights']);
    expect(
      await titles({ visible: both, domain: 'domain:default/sea' }),
    ).toEqual([]);
    expect(await store.countByCheck([FLIGHTS])).toEqual([
      { scorecard: SCORECARD, checkId: 'a', status: 'pass', products: 1 },
    ]);
    expect(await store.countByCheck('everything')).toHaveLength(2);
  });

  it('keeps what people write, many rows at once', async () => {
    const knex = await migrated(id);
    const reasons = ['\\N', 'a\tb\\tc', 'two\nlines\r', '"ü" 🛫', "it's", '{}'];
    const evaluations = Array.from({ length: 600 }, (_, index) =>
      anEvaluation(
        `dataproduct:default/p${index}`,
        { a: 'pass', b: 'exempt' },
        reasons[index % reasons.length],
      ),
    );
    await save(knex, evaluations, T1);
    const refs = evaluations.map(({ standing }) => standing.product);
    const found = await new KnexResultStore(knex).find(refs);
    expect(refs.map(ref => found.get(ref)?.outcomes[0].reason)).toEqual(
      refs.map((_, index) => reasons[index % reasons.length]),
    );
    expect(await save(knex, evaluations, T2)).toEqual([]);
    expect(await remove(knex, refs, T2)).toHaveLength(600);
    expect(await readTransitions(knex, refs[7])).toHaveLength(2);
    expect(await find(knex, refs[7])).toBeUndefined();
  });
});
