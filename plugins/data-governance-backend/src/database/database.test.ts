import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { readTransitions } from '../__testUtils__/transitions';
import { KnexResultStore } from './KnexResultStore';
import { KnexScorecardStore } from './KnexScorecardStore';
import { migrationsDirectory } from './migrate';
import { Evaluation } from './ResultStore';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const T1 = new Date('2026-06-01T00:00:00Z');
const T2 = new Date('2026-06-02T00:00:00Z');
const FLIGHTS = 'dataproduct:default/flights';
const WEATHER = 'dataproduct:default/weather';

async function migrated(id: TestDatabaseId): Promise<Knex> {
  const knex = await databases.init(id);
  await knex.migrate.latest({ directory: migrationsDirectory() });
  return knex;
}

function anEvaluation(
  product: string,
  statuses: Record<string, 'pass' | 'fail' | 'unknown'>,
  reason = 'why',
): Evaluation {
  return {
    product,
    title: product.slice(-7),
    owner: 'group:default/ops',
    domain: 'domain:default/air',
    level: { name: 'bronze', title: 'Bronze' },
    passing: 1,
    failing: 2,
    unknown: 3,
    inputHash: `${product}-hash`,
    outcomes: Object.entries(statuses).map(([checkId, status]) => ({
      scorecard: 'scorecard:default/s',
      checkId,
      status,
      reason,
    })),
  };
}

it('has PostgreSQL to test on', () => {
  expect(databases.supports('POSTGRES_18')).toBe(true);
});

describe.each(databases.eachSupportedId())('stores on %s', id => {
  it('goes up, down and up again', async () => {
    const knex = await migrated(id);
    await knex.migrate.rollback({ directory: migrationsDirectory() }, true);
    expect(await knex.schema.hasTable('results')).toBe(false);
    await knex.migrate.latest({ directory: migrationsDirectory() });
    expect(await knex.schema.hasTable('transitions')).toBe(true);
  });

  it('keeps results and when they changed', async () => {
    const knex = await migrated(id);
    const store = new KnexResultStore(knex);
    await store.save(
      [
        anEvaluation(FLIGHTS, { a: 'pass', b: 'fail', gone: 'pass' }),
        anEvaluation(WEATHER, { a: 'pass' }),
      ],
      T1,
    );
    await store.save(
      [anEvaluation(FLIGHTS, { a: 'fail', b: 'fail', fresh: 'unknown' })],
      T2,
    );

    const found = await store.find(FLIGHTS);
    expect(found).toMatchObject({
      product: {
        product: FLIGHTS,
        title: 'flights',
        owner: 'group:default/ops',
        domain: 'domain:default/air',
        level: { name: 'bronze', title: 'Bronze' },
        passing: 1,
        failing: 2,
        unknown: 3,
      },
      evaluatedAt: T2.toISOString(),
    });
    const since = (checkId: string) =>
      found?.outcomes.find(o => o.checkId === checkId)?.since;
    expect(found?.outcomes).toHaveLength(3);
    expect(since('a')).toBe(T2.toISOString());
    expect(since('b')).toBe(T1.toISOString());
    expect(since('fresh')).toBe(T2.toISOString());

    const changes = await readTransitions(knex, FLIGHTS);
    expect(changes.sort()).toEqual(
      [
        ['a', null, 'pass', T1.toISOString()],
        ['b', null, 'fail', T1.toISOString()],
        ['gone', null, 'pass', T1.toISOString()],
        ['a', 'pass', 'fail', T2.toISOString()],
        ['fresh', null, 'unknown', T2.toISOString()],
        ['gone', 'pass', null, T2.toISOString()],
      ].sort(),
    );
    expect(await readTransitions(knex, WEATHER)).toHaveLength(1);
  });

  it('writes nothing of a result that stayed the same', async () => {
    const knex = await migrated(id);
    const store = new KnexResultStore(knex);
    const evaluation = anEvaluation(FLIGHTS, { a: 'pass', b: 'fail' });
    await store.save([evaluation], T1);
    const statements: string[] = [];
    knex.on('query', ({ sql }) => statements.push(sql));
    await store.save([evaluation], T2);
    const writes = statements.filter(sql =>
      /(insert into|update|delete from) .(results|transitions)/.test(sql),
    );
    expect(writes).toEqual([]);

    await store.save(
      [anEvaluation(FLIGHTS, { a: 'pass', b: 'fail' }, 'another why')],
      T2,
    );
    expect(await readTransitions(knex, FLIGHTS)).toHaveLength(2);
    expect((await store.find(FLIGHTS))?.outcomes).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          reason: 'another why',
          since: T1.toISOString(),
        }),
      ]),
    );
  });

  it('lists and counts only what one may see', async () => {
    const store = new KnexResultStore(await migrated(id));
    await store.save(
      [
        anEvaluation(FLIGHTS, { a: 'pass' }),
        anEvaluation(WEATHER, { a: 'fail' }),
        {
          ...anEvaluation('dataproduct:default/zzzzzzz', { a: 'pass' }),
          domain: 'domain:default/sea',
        },
      ],
      T1,
    );
    const both = new Set([WEATHER, FLIGHTS]);
    const titles = async (query: Parameters<typeof store.listProducts>[0]) =>
      (await store.listProducts(query)).map(({ title }) => title);
    expect(await titles({ products: both })).toEqual(['flights', 'weather']);
    expect(await titles({ products: new Set() })).toEqual([]);
    expect(
      await titles({ products: both, domain: 'domain:default/sea' }),
    ).toEqual([]);
    expect(await store.countByCheck(new Set([FLIGHTS]))).toEqual([
      {
        scorecard: 'scorecard:default/s',
        checkId: 'a',
        status: 'pass',
        products: 1,
      },
    ]);
    expect(await store.countByCheck(both)).toHaveLength(2);
  });

  it('handles more products than one statement takes', async () => {
    const knex = await migrated(id);
    const store = new KnexResultStore(knex);
    const refs = Array.from(
      { length: 1_200 },
      (_, index) => `dataproduct:default/p${index}`,
    );
    const checks = Object.fromEntries(
      Array.from({ length: 5 }, (_, i) => [`c${i}`, 'pass' as const]),
    );
    for (let start = 0; start < refs.length; start += 500) {
      await store.save(
        refs.slice(start, start + 500).map(ref => anEvaluation(ref, checks)),
        T1,
      );
    }
    expect((await store.inputHashes()).size).toBe(1_200);
    const counts = await store.countByCheck(new Set(refs));
    expect(counts).toHaveLength(5);
    expect(counts[0].products).toBe(1_200);
    await store.remove(refs, T2);
    expect((await store.inputHashes()).size).toBe(0);
    expect(await readTransitions(knex, refs[0])).toHaveLength(10);
  });

  it('keeps scorecards, in force or not', async () => {
    const store = new KnexScorecardStore(await migrated(id));
    const broken = {
      ref: 'scorecard:default/b',
      title: 'B',
      owner: 'x',
      sourceHash: 'h',
      current: undefined,
      problems: ['no'],
    };
    const definition = {
      ref: 'scorecard:default/a',
      title: 'A',
      owner: 'group:default/x',
      levels: [],
      checks: [],
    };
    const good = {
      ...broken,
      ref: definition.ref,
      current: { hash: 'd', definition },
      problems: [],
    };
    await store.save([broken, good], T1);
    await store.save([{ ...broken, problems: ['still no'] }], T2);
    expect(await store.list()).toEqual([
      good,
      { ...broken, problems: ['still no'] },
    ]);
    await store.remove([good.ref]);
    expect(await store.list()).toHaveLength(1);
  });
});
