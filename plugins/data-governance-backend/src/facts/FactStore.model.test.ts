import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import fc from 'fast-check';
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
  return new KnexFactStore(knex, { mark: async () => {} });
}

describe.each(databases.eachSupportedId())('facts over time in %s', id => {
  it('has one row for now, whatever replicas write at once', async () => {
    const knex = await migrated(id);
    const replicas = [storeIn(knex), storeIn(knex)];
    const products = Array.from(
      { length: 40 },
      (_, i) => `dataproduct:x/p${i}`,
    );

    await Promise.all(
      Array.from({ length: 20 }, (_, round) => {
        const order = round % 2 ? products : [...products].reverse();
        return replicas[round % 2].save(
          order.flatMap(product => [
            found(product, { round: round % 5 }),
            found(product, { round: round % 3 }, { source: 'data' }),
          ]),
          day(1 + (round % 7)),
        );
      }),
    );

    const current = await knex('facts')
      .whereNull('until')
      .groupBy('product', 'source')
      .select('product', 'source')
      .count({ rows: '*' });
    expect(current).toHaveLength(80);
    expect(new Set(current.map(({ rows }) => Number(rows)))).toEqual(
      new Set([1]),
    );
    await expectUnbroken(knex);
  });

  it('gives back for any time what was known then', async () => {
    const knex = await migrated(id);
    const products = [FLIGHTS, WEATHER];
    const step = fc.record({
      after: fc.integer({ min: 0, max: 3 }),
      action: fc.oneof(
        fc.record({
          product: fc.constantFrom(...products),
          source: fc.constantFrom('tables', 'data'),
          facts: fc.oneof(
            fc.constantFrom('away', 'slow'),
            fc.dictionary(
              fc.constantFrom('a', 'b'),
              fc.oneof(fc.integer(), fc.boolean(), fc.string()),
            ),
          ),
        }),
        fc.constantFrom('remove' as const),
      ),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async steps => {
        await knex('facts').delete();
        const store = storeIn(knex);
        const seen = new Map<number, unknown>();
        let time = day(1);
        for (const { after, action } of steps) {
          time = new Date(time.getTime() + after);
          if (action === 'remove') {
            await store.remove([FLIGHTS], time);
          } else {
            const { product, facts, source } = action;
            await store.save([found(product, facts, { source })], time);
          }
          // Of several changes at the same time the last one counts.
          seen.set(time.getTime(), await store.current(products));
        }
        for (const [at, then] of seen) {
          expect(await store.at(products, new Date(at))).toEqual(then);
        }
        await expectUnbroken(knex);
      }),
      { numRuns: id === 'SQLITE_3' ? 100 : 40 },
    );
  });

  it('ends the same, in whatever order facts arrive', async () => {
    const knex = await migrated(id);
    const report = fc.record({
      observed: fc.integer({ min: 1, max: 9 }),
      days: fc.integer({ min: 1, max: 5 }),
    });
    const reports = fc
      .array(report, { minLength: 1, maxLength: 6 })
      .chain(list =>
        fc.tuple(
          fc.constant(list),
          fc.shuffledSubarray(list, { minLength: list.length }),
        ),
      );
    const endOf = async (list: { observed: number; days: number }[]) => {
      await knex('facts').delete();
      const store = storeIn(knex);
      for (const [index, { observed, days }] of list.entries()) {
        const facts = found(
          FLIGHTS,
          { tests: observed % 4 },
          {
            observedAt: day(observed).toISOString(),
            validUntil: day(observed + days).toISOString(),
          },
        );
        await store.save([facts], day(10 + index));
      }
      const { since: _, ...known } = (await store.current([FLIGHTS]))
        .get(FLIGHTS)!
        .get('tables')!;
      return known;
    };
    await fc.assert(
      fc.asyncProperty(reports, async ([one, other]) => {
        expect(await endOf(other)).toEqual(await endOf(one));
      }),
      { numRuns: id === 'SQLITE_3' ? 60 : 25 },
    );
  });
});

/** Each row ends when the next begins, or when its product was removed. */
async function expectUnbroken(knex: Knex): Promise<void> {
  const rows = await knex('facts').orderBy('id');
  const last = new Map<string, { until: Date | number | null }>();
  for (const row of rows) {
    const key = `${row.product} ${row.source}`;
    const before = last.get(key);
    if (before) {
      expect(before.until).not.toBeNull();
      expect(Number(before.until)).toBeLessThanOrEqual(Number(row.since));
    }
    if (row.until !== null) {
      expect(Number(row.until)).toBeGreaterThanOrEqual(Number(row.since));
    }
    last.set(key, row);
  }
}
