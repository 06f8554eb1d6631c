import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { migrationsDirectory } from '../database/migrate';
import { FoundFacts } from './FactStore';
import { KnexFactStore } from './KnexFactStore';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const FLIGHTS = 'dataproduct:default/flights';
const WEATHER = 'dataproduct:default/weather';

const day = (number: number) => new Date(Date.UTC(2026, 5, number));

function found(
  product: string,
  facts: Record<string, unknown> | string,
  more: Partial<FoundFacts> = {},
): FoundFacts {
  return {
    product,
    source: 'tables',
    ...(typeof facts === 'string' ? { failure: facts } : { content: facts }),
    ...more,
  };
}

async function migrated(id: TestDatabaseId): Promise<Knex> {
  const knex = await databases.init(id);
  await knex.migrate.latest({ directory: migrationsDirectory() });
  return knex;
}

function storeIn(knex: Knex) {
  const marks: { product: string; reads: string[] }[][] = [];
  const store = new KnexFactStore(knex, {
    mark: async (_, products) => {
      marks.push(products);
    },
  });
  return { store, marks };
}

async function rowsOf(knex: Knex): Promise<number> {
  const [{ rows }] = await knex('facts').count({ rows: '*' });
  return Number(rows);
}

it('can use PostgreSQL', () => {
  expect(databases.supports('POSTGRES_18')).toBe(true);
});

describe.each(databases.eachSupportedId())('facts in %s', id => {
  it('adds a row when something changed, and none when it is the same', async () => {
    const knex = await migrated(id);
    const { store, marks } = storeIn(knex);

    await store.save([found(FLIGHTS, { rows: 1, matches: true })], day(1));
    const again = await store.save(
      [found(FLIGHTS, { matches: true, rows: 1 })],
      day(2),
    );

    expect(again).toEqual({ changed: [], outdated: [], conflicting: [] });
    expect(await rowsOf(knex)).toBe(1);
    expect(marks).toHaveLength(1);

    const other = await store.save(
      [
        found(FLIGHTS, { matches: false, rows: 1 }),
        found(WEATHER, { rows: 4 }),
      ],
      day(3),
    );
    expect(other.changed).toEqual([FLIGHTS, WEATHER]);
    expect(await rowsOf(knex)).toBe(3);
    const current = await store.current([FLIGHTS, WEATHER, 'none']);
    expect(current).toEqual(
      new Map([
        [
          FLIGHTS,
          new Map([
            [
              'tables',
              {
                content: { matches: false, rows: 1 },
                since: day(3).toISOString(),
              },
            ],
          ]),
        ],
        [
          WEATHER,
          new Map([
            ['tables', { content: { rows: 4 }, since: day(3).toISOString() }],
          ]),
        ],
      ]),
    );
  });

  it('says which facts differ', async () => {
    const { store, marks } = storeIn(await migrated(id));
    const save = async (...facts: FoundFacts[]) => {
      await store.save(facts, day(1));
      return marks.at(-1);
    };
    const entity = { source: 'entity' };

    expect(
      await save(
        found(WEATHER, {}, entity),
        found(FLIGHTS, { a: 1 }, entity),
        found(FLIGHTS, { a: 1, b: ['x'], c: true }),
      ),
    ).toEqual([
      { product: FLIGHTS, reads: ['*', 'tables'] },
      { product: WEATHER, reads: ['*'] },
    ]);
    expect(
      await save(
        found(FLIGHTS, { a: 2 }, entity),
        found(FLIGHTS, { a: 1, b: ['y'], d: 1 }),
      ),
    ).toEqual([
      {
        product: FLIGHTS,
        reads: ['entity', 'tables.b', 'tables.c', 'tables.d'],
      },
    ]);
    expect(await save(found(FLIGHTS, 'the database is away'))).toEqual([
      { product: FLIGHTS, reads: ['tables'] },
    ]);
    expect(await save(found(FLIGHTS, { a: 1 }))).toEqual([
      { product: FLIGHTS, reads: ['tables'] },
    ]);
  });

  it('replaces evidence, also when the facts stay the same', async () => {
    const { store } = storeIn(await migrated(id));
    const evidence = (message: string) => ({
      evidence: [{ fact: 'rows', subject: 'flights', message }],
    });

    await store.save([found(FLIGHTS, { rows: 1 }, evidence('one'))], day(1));
    await store.save([found(FLIGHTS, { rows: 1 }, evidence('two'))], day(2));
    expect(await store.evidence(FLIGHTS)).toEqual([
      { source: 'tables', fact: 'rows', subject: 'flights', message: 'two' },
    ]);
    expect(await store.evidence(FLIGHTS, ['other'])).toEqual([]);

    await store.save([found(FLIGHTS, { rows: 1 })], day(3));
    expect(await store.evidence(FLIGHTS)).toEqual([]);
  });

  it('takes many products and texts of any kind', async () => {
    const { store } = storeIn(await migrated(id));
    const odd = {
      names: ['\0', '\ud800', '"quoted"', "it's"],
      ['__proto__']: 1,
    };
    const many = Array.from({ length: 1_200 }, (_, index) =>
      found(`dataproduct:default/p${index}`, { index, odd }),
    );

    await store.save(many, day(1));

    const last = many[1_199].product;
    const current = await store.current([last]);
    expect(current.get(last)?.get('tables')?.content).toEqual({
      index: 1_199,
      odd,
    });
  });

  it('keeps the past of products that are gone', async () => {
    const { store } = storeIn(await migrated(id));
    const entity = { source: 'entity' };
    await store.save(
      [
        found(FLIGHTS, {}, entity),
        found(FLIGHTS, { rows: 1 }),
        found(WEATHER, {}, entity),
      ],
      day(1),
    );

    await store.remove([FLIGHTS], day(3));

    expect(await store.products()).toEqual([WEATHER]);
    expect(await store.productsAt(day(2))).toEqual([FLIGHTS, WEATHER]);
    expect(await store.productsAt(day(3))).toEqual([WEATHER]);
    expect((await store.current([FLIGHTS])).size).toBe(0);
    const past = await store.at([FLIGHTS], day(2), ['tables']);
    expect(past.get(FLIGHTS)?.get('tables')?.content).toEqual({ rows: 1 });
  });

  it('ends what is known from sources and of products that are gone', async () => {
    const { store, marks } = storeIn(await migrated(id));
    await store.save(
      [
        found(FLIGHTS, { rows: 1 }),
        found(FLIGHTS, { tests: 1 }, { source: 'dbt' }),
        found(FLIGHTS, {}, { source: 'entity' }),
        found(WEATHER, { rows: 1 }),
      ],
      day(1),
    );

    await store.tidy(['tables'], day(2));

    const current = await store.current([FLIGHTS, WEATHER]);
    expect([...current.keys()]).toEqual([FLIGHTS]);
    expect([...current.get(FLIGHTS)!.keys()].sort()).toEqual([
      'entity',
      'tables',
    ]);
    expect(marks.at(-1)).toEqual([
      { product: FLIGHTS, reads: ['dbt'] },
      { product: WEATHER, reads: ['tables'] },
    ]);
  });

  it('leaves aside what was found about another version of a product', async () => {
    const { store } = storeIn(await migrated(id));
    const entity = { source: 'entity' };
    await store.save(
      [found(FLIGHTS, { v: 1 }, entity), found(WEATHER, { v: 1 }, entity)],
      day(1),
    );
    const versions = await store.versions([FLIGHTS, WEATHER]);
    await store.save([found(FLIGHTS, { v: 2 }, entity)], day(2));
    const gone = 'dataproduct:default/gone';

    const { changed } = await store.save(
      [FLIGHTS, WEATHER, gone].map(product => found(product, { rows: 1 })),
      day(3),
      { versions },
    );

    expect(changed).toEqual([WEATHER]);
    expect((await store.current([gone])).size).toBe(0);
  });

  it('makes facts unknown that hold no longer', async () => {
    const knex = await migrated(id);
    const { store, marks } = storeIn(knex);
    const times = {
      observedAt: day(1).toISOString(),
      validUntil: day(3).toISOString(),
    };
    await store.save(
      [found(FLIGHTS, { rows: 1 }, times), found(WEATHER, { rows: 2 })],
      day(1),
    );

    expect(await store.expire(day(2))).toBe(0);
    expect(await store.expire(day(4))).toBe(1);
    expect(await store.expire(day(5))).toBe(0);

    const current = await store.current([FLIGHTS, WEATHER]);
    expect(current.get(FLIGHTS)?.get('tables')).toEqual({
      failure:
        'What tables said is no longer valid since 2026-06-03T00:00:00.000Z',
      since: day(4).toISOString(),
      ...times,
    });
    expect(current.get(WEATHER)?.get('tables')?.content).toEqual({ rows: 2 });
    expect(marks.at(-1)).toEqual([{ product: FLIGHTS, reads: ['tables'] }]);
  });

  it('deletes what ended long ago, and nothing else', async () => {
    const knex = await migrated(id);
    const { store } = storeIn(knex);
    for (const number of [1, 2, 3, 4]) {
      await store.save([found(FLIGHTS, { number })], day(number));
    }

    expect(await store.prune(day(3))).toBe(1);

    expect(await rowsOf(knex)).toBe(3);
    expect((await store.at([FLIGHTS], day(1))).size).toBe(0);
    const kept = await store.at([FLIGHTS], day(2));
    expect(kept.get(FLIGHTS)?.get('tables')?.content).toEqual({ number: 2 });
  });

  it('stores nothing when products cannot be marked', async () => {
    const knex = await migrated(id);
    const store = new KnexFactStore(knex, {
      mark: async () => {
        throw new Error('no queue');
      },
    });

    await expect(store.save([found(FLIGHTS, {})], day(1))).rejects.toThrow(
      'no queue',
    );

    expect(await rowsOf(knex)).toBe(0);
  });

  it('refuses to guess between two reports of the same time', async () => {
    const { store } = storeIn(await migrated(id));
    const observedAt = day(1).toISOString();
    await store.save([found(FLIGHTS, { tests: 1 }, { observedAt })], day(2));

    const saved = await store.save(
      [found(FLIGHTS, { tests: 2 }, { observedAt })],
      day(3),
    );

    expect(saved).toEqual({
      changed: [],
      outdated: [],
      conflicting: [FLIGHTS],
    });
  });
});
