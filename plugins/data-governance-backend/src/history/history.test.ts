import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import {
  aCheck,
  aDomain,
  aProduct,
  aScorecard,
} from '../__testUtils__/entities';
import { aReplica, TestCatalog } from '../__testUtils__/replica';
import { migrationsDirectory } from '../database';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const FLIGHTS = 'dataproduct:default/flights';
const WEATHER = 'dataproduct:default/weather';
const SCORECARD = 'scorecard:default/quality';

async function start(id: TestDatabaseId) {
  const knex = await databases.init(id);
  await knex.migrate.latest({ directory: migrationsDirectory() });
  const catalog = new TestCatalog([
    aScorecard('quality', [aCheck('quiet', 'facts.incidents.open == 0')]),
    aDomain('air'),
    aDomain('sea'),
    aProduct('flights', { spec: { domain: 'air' } }),
    aProduct('weather', { spec: { domain: 'air' } }),
  ]);
  const clock = { now: new Date('2026-06-01T10:00:00Z') };
  const replica = aReplica(knex, { catalog, clock });
  return {
    knex,
    catalog,
    replica,
    async on(time: string, incidents: Record<string, number> = {}) {
      clock.now = new Date(time);
      await replica.settle();
      await replica.report(incidents);
      await replica.worker.drain();
    },
    async summarizeOn(time: string) {
      clock.now = new Date(time);
      await replica.history.summarize();
    },
    async pruneOn(time: string) {
      clock.now = new Date(time);
      await replica.history.prune();
    },
  };
}

/** `[day, domain, products, passing, failing, levels]` of the scorecard. */
async function days(knex: Knex, scorecard = SCORECARD) {
  const rows = await knex('domain_days')
    .where({ scorecard })
    .orderBy(['day', 'domain']);
  return rows.map(row => [
    row.day,
    row.domain.split('/')[1],
    row.products,
    row.passing,
    row.failing,
    JSON.parse(row.levels),
  ]);
}

it('has PostgreSQL to test on', () => {
  expect(databases.supports('POSTGRES_18')).toBe(true);
});

describe.each(databases.eachSupportedId())('daily history on %s', id => {
  it('sums up each day as it ended, also days that were missed', async () => {
    const mesh = await start(id);
    await mesh.summarizeOn('2026-06-01T09:00:00Z');
    expect(await days(mesh.knex)).toEqual([]);

    await mesh.on('2026-06-01T10:00:00Z', { [FLIGHTS]: 1, [WEATHER]: 1 });
    await mesh.summarizeOn('2026-06-01T11:00:00Z');
    expect(await days(mesh.knex)).toEqual([
      ['2026-06-01', 'air', 2, 0, 2, { none: 2 }],
    ]);
    // The last word of the day, which nobody summed up.
    await mesh.on('2026-06-01T23:59:00Z', { [FLIGHTS]: 0 });
    await mesh.on('2026-06-03T08:00:00Z', { [WEATHER]: 0 });
    await mesh.summarizeOn('2026-06-03T09:00:00Z');
    const expected = [
      ['2026-06-01', 'air', 2, 1, 1, { gold: 1, none: 1 }],
      ['2026-06-02', 'air', 2, 1, 1, { gold: 1, none: 1 }],
      ['2026-06-03', 'air', 2, 2, 0, { gold: 2 }],
    ];
    expect(await days(mesh.knex)).toEqual(expected);
    expect(await days(mesh.knex, '')).toEqual(expected);
  });

  it('follows products that move to another domain or are gone', async () => {
    const mesh = await start(id);
    await mesh.on('2026-06-01T10:00:00Z', { [FLIGHTS]: 0, [WEATHER]: 1 });
    mesh.catalog.put(aProduct('flights', { spec: { domain: 'sea' } }));
    await mesh.on('2026-06-02T10:00:00Z');
    mesh.catalog.remove(WEATHER);
    await mesh.on('2026-06-03T10:00:00Z');
    await mesh.summarizeOn('2026-06-03T11:00:00Z');
    expect(await days(mesh.knex)).toEqual([
      ['2026-06-01', 'air', 2, 1, 1, { gold: 1, none: 1 }],
      ['2026-06-02', 'air', 1, 0, 1, { none: 1 }],
      ['2026-06-02', 'sea', 1, 1, 0, { gold: 1 }],
      ['2026-06-03', 'sea', 1, 1, 0, { gold: 1 }],
    ]);
  });

  it('gives the same however often it is asked, and then writes nothing', async () => {
    const mesh = await start(id);
    await mesh.on('2026-06-01T10:00:00Z', { [FLIGHTS]: 0, [WEATHER]: 1 });
    await mesh.summarizeOn('2026-06-01T11:00:00Z');
    const before = await days(mesh.knex);
    const other = aReplica(mesh.knex, {
      catalog: mesh.catalog,
      clock: { now: new Date('2026-06-01T12:00:00Z') },
    });
    const writes: string[] = [];
    mesh.knex.on('query', ({ sql }) => {
      if (!/^\s*select/i.test(sql)) {
        writes.push(sql);
      }
    });
    await other.history.summarize();
    await mesh.summarizeOn('2026-06-01T12:00:00Z');
    expect(await days(mesh.knex)).toEqual(before);
    expect(writes).toEqual([]);
  });

  it('keeps what is needed to tell the days that are left', async () => {
    const mesh = await start(id);
    await mesh.on('2026-05-01T10:00:00Z', { [FLIGHTS]: 1, [WEATHER]: 1 });
    await mesh.on('2026-05-10T10:00:00Z', { [FLIGHTS]: 0 });
    await mesh.on('2026-06-20T10:00:00Z', { [WEATHER]: 0 });
    await mesh.summarizeOn('2026-06-21T10:00:00Z');
    const after = (await days(mesh.knex)).filter(
      ([day]) => day >= '2026-06-01',
    );

    await mesh.pruneOn('2026-07-01T00:00:00Z');
    expect(await days(mesh.knex)).toEqual(after);
    expect(await mesh.knex('transitions')).toHaveLength(1);
    await mesh.knex('domain_days').delete();
    const other = aReplica(mesh.knex, {
      catalog: mesh.catalog,
      clock: { now: new Date('2026-06-21T10:00:00Z') },
    });
    await other.history.summarize();
    const again = (await days(mesh.knex)).filter(
      ([day]) => day >= '2026-06-01',
    );
    expect(again).toEqual(after);
    expect(after).toHaveLength(21);
  });
});
