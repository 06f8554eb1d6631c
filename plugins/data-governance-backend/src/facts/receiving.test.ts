import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { aProduct } from '../__testUtils__/entities';
import { entityFacts } from '../__testUtils__/facts';
import { migrationsDirectory } from '../database/migrate';
import { CollectionLog } from './CollectionLog';
import { FactReceiver } from './FactReceiver';
import { KnexFactStore } from './KnexFactStore';
import { PushedSource } from './readFactsConfig';
import { SentFacts } from './readPushedFacts';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const NOW = new Date('2026-06-10T12:00:00Z');
const DAY = 24 * 3_600_000;
const FLIGHTS = 'dataproduct:default/flights';
const CI = 'external:ci';

const dbt: PushedSource = {
  id: 'dbt',
  facts: {
    tests: { type: 'int', description: '' },
    failed: { type: 'list<string>', description: '' },
  },
  services: [CI],
  maxValidityMs: 7 * DAY,
};

type Item = SentFacts['items'][number];

function item(overrides: Partial<Item> = {}): Item {
  return {
    product: FLIGHTS,
    facts: { tests: 12, failed: ['unique_flights'] },
    observedAt: '2026-06-10T11:00:00Z',
    validUntil: '2026-06-12T11:00:00Z',
    ...overrides,
  };
}

it('can use PostgreSQL', () => {
  expect(databases.supports('POSTGRES_18')).toBe(true);
});

describe.each(databases.eachSupportedId())('receiving in %s', id => {
  let knex: Knex;
  let store: KnexFactStore;
  let receiver: FactReceiver;

  beforeEach(async () => {
    knex = await databases.init(id);
    await knex.migrate.latest({ directory: migrationsDirectory() });
    store = new KnexFactStore(knex, { mark: async () => {} });
    receiver = new FactReceiver({
      knex,
      store,
      log: new CollectionLog(knex),
      sources: [dbt],
      now: () => NOW,
    });
    await store.save(
      [aProduct('flights'), aProduct('weather')].map(entityFacts),
      NOW,
    );
  });

  const send = (...items: Item[]) =>
    receiver.receive({ source: 'dbt', items }, CI);

  const known = async () =>
    (await store.current([FLIGHTS])).get(FLIGHTS)?.get('dbt');

  it('takes facts with their evidence, and says how it went', async () => {
    const evidence = [
      { fact: 'failed', subject: 'unique_flights', message: 'Two rows' },
    ];

    expect(
      await send(
        item({ product: 'default/Flights', evidence }),
        item({ product: 'weather', facts: {} }),
      ),
    ).toEqual({ changed: 2, unchanged: 0, outdated: 0 });

    expect(await known()).toEqual({
      content: { tests: 12, failed: ['unique_flights'] },
      since: NOW.toISOString(),
      observedAt: '2026-06-10T11:00:00.000Z',
      validUntil: '2026-06-12T11:00:00.000Z',
    });
    expect(await store.evidence(FLIGHTS)).toEqual([
      { ...evidence[0], source: 'dbt' },
    ]);
    const runs = await new CollectionLog(knex).lastRuns();
    expect(runs.get('dbt')).toMatchObject({ products: 2, changed: 2 });
  });

  it('changes nothing when the same is sent again, or older facts', async () => {
    await send(item());

    expect(await send(item())).toEqual({
      changed: 0,
      unchanged: 1,
      outdated: 0,
    });
    const older = item({
      facts: { tests: 1 },
      observedAt: '2026-06-09T11:00:00Z',
    });
    expect(await send(older)).toEqual({
      changed: 0,
      unchanged: 0,
      outdated: 1,
    });

    expect((await known())?.content).toMatchObject({ tests: 12 });
    expect(await knex('facts').where({ source: 'dbt' })).toHaveLength(1);
  });

  it('holds facts for longer when they are found again', async () => {
    await send(item());
    const again = item({
      observedAt: '2026-06-10T11:30:00Z',
      validUntil: '2026-06-13T00:00:00Z',
    });

    expect(await send(again)).toMatchObject({ unchanged: 1 });

    expect(await known()).toMatchObject({
      observedAt: '2026-06-10T11:30:00.000Z',
      validUntil: '2026-06-13T00:00:00.000Z',
    });
  });

  it('takes them again after they held no longer', async () => {
    await send(item());
    await store.expire(new Date('2026-06-12T11:00:00Z'));
    expect((await known())?.failure).toContain('no longer valid since');

    await send(item({ validUntil: '2026-06-14T00:00:00Z' }));

    expect((await known())?.content).toMatchObject({ tests: 12 });
  });

  it('refuses other facts of the same time, and all that came with them', async () => {
    await send(item());

    await expect(
      send(
        item({ product: 'weather' }),
        item({ facts: { tests: 13, failed: [] } }),
      ),
    ).rejects.toThrow('items[1].observedAt: other facts of the same time');

    expect(await knex('facts').where({ source: 'dbt' })).toHaveLength(1);
  });

  it('stores nothing when something cannot be taken, and names every field', async () => {
    const sent = send(
      item(),
      item(),
      item({ product: 'nowhere' }),
      item({ product: 'component:default/flights' }),
      item({ product: 'weather', facts: { tests: 1.5, missing: true } }),
    );

    await expect(sent).rejects.toThrow(
      'items[1].product is there already, as items[0]; send it once; ' +
        'items[2].product is not known: there is no dataproduct:default/nowhere in the catalog, or it was not collected yet; ' +
        'items[3].product is not the entity ref of a DataProduct; ' +
        'items[4].facts.tests must be a whole number; ' +
        'items[4].facts.missing is not declared; dbt has tests, failed',
    );
    expect(await known()).toBeUndefined();
  });

  it.each([
    [{ observedAt: '2026-06-11T00:00:00Z' }, 'observedAt is in the future'],
    [{ observedAt: 'yesterday' }, 'observedAt must be an ISO timestamp'],
    [{ validUntil: '2026-06-10T11:59:00Z' }, 'validUntil is over already'],
    [
      { validUntil: '2026-06-18T00:00:00Z' },
      'validUntil may be 2026-06-17T12:00:00.000Z at the latest',
    ],
    [
      { evidence: [{ fact: 'other', subject: '', message: '' }] },
      'evidence[0].fact is not declared as a fact of dbt',
    ],
    [
      { facts: JSON.parse('{"__proto__": 1}') },
      'facts.__proto__ is not declared',
    ],
    [{ facts: { constructor: 1 } }, 'facts.constructor is not declared'],
    [{ product: 'flights\0' }, 'product is not the entity ref'],
  ])('refuses %j', async (overrides, fault) => {
    await expect(send(item(overrides))).rejects.toThrow(`items[0].${fault}`);
  });

  it('names a score of faults at most', async () => {
    const many = Array.from({ length: 25 }, () => item({ product: 'group:x' }));

    await expect(send(...many)).rejects.toThrow(
      /items\[19\]\.[^;]+; and 5 more$/,
    );
  });

  it('lets only those send that are named, of sources that there are', async () => {
    await expect(
      receiver.receive({ source: 'dbt', items: [item()] }, 'external:other'),
    ).rejects.toThrow('external:other may not send facts of dbt');
    await expect(
      receiver.receive({ source: 'soda', items: [item()] }, CI),
    ).rejects.toThrow(
      "source: 'soda' is not declared in dataGovernance.pushedFacts; there is dbt",
    );
  });

  it('ends the same when many send at once', async () => {
    const hours = [4, 1, 3, 2, 5, 0];
    const receipts = await Promise.all(
      hours.map(hour =>
        send(
          item({
            facts: { tests: hour },
            observedAt: `2026-06-10T0${hour}:00:00Z`,
          }),
        ),
      ),
    );

    expect((await known())?.content).toEqual({ tests: 5 });
    const counts = receipts.map(({ changed, outdated }) => changed + outdated);
    expect(counts).toEqual(hours.map(() => 1));
  });
});
