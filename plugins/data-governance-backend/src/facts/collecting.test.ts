import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { FactProvider } from '@meshport/backstage-plugin-data-governance-node';
import { Knex } from 'knex';
import { aProduct } from '../__testUtils__/entities';
import { aBatch, aProvider, entityFacts } from '../__testUtils__/facts';
import { migrationsDirectory } from '../database/migrate';
import { CollectionLog } from './CollectionLog';
import { CollectionQueue } from './CollectionQueue';
import { createFacts } from './createFacts';
import { factSources } from './factSources';
import { ProviderSettings } from './readFactsConfig';
import { scheduleFactTasks } from './scheduleFactTasks';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const FLIGHTS = 'dataproduct:default/flights';
const T1 = new Date('2026-06-01T00:00:00Z');

const SETTINGS: ProviderSettings = {
  enabled: true,
  frequencyMs: 60_000,
  timeoutMs: 200,
};

const NEVER = new AbortController().signal;

/** Says of each product how often it was asked about. */
function counting(id: string, more: Partial<FactProvider> = {}) {
  const asked: string[][] = [];
  const provider = aProvider(
    id,
    async ({ products }) => {
      asked.push(products.map(({ metadata }) => metadata.name));
      return new Map(
        products.map(({ metadata }) => [
          `dataproduct:default/${metadata.name}`,
          { facts: { count: asked.flat().length } },
        ]),
      );
    },
    more,
  );
  return { provider, asked };
}

function factsIn(
  knex: Knex,
  providers: FactProvider[],
  settings: Partial<ProviderSettings> = {},
) {
  return createFacts({
    knex,
    sources: factSources(providers, {
      retentionMs: 1,
      pushed: [],
      configured: [],
      settingsOf: () => ({ ...SETTINGS, ...settings }),
    }),
    scorecards: { compiled: async () => [] },
    visibility: undefined as never,
    mark: async () => {},
    loadBatch: async products => aBatch(...products),
    logger: mockServices.logger.mock(),
    now: () => new Date(),
  });
}

it('can use PostgreSQL', () => {
  expect(databases.supports('POSTGRES_18')).toBe(true);
});

describe.each(databases.eachSupportedId())('collecting in %s', id => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await databases.init(id);
    await knex.migrate.latest({ directory: migrationsDirectory() });
  });

  const products = (count: number) =>
    Array.from({ length: count }, (_, index) => aProduct(`p${index}`));

  it('asks about all products in batches, and records how it went', async () => {
    const { provider, asked } = counting('tables', { batchSize: 2 });
    const facts = factsIn(knex, [provider]);
    const [external] = facts.sources.external;
    await facts.store.save(products(5).map(entityFacts), T1);

    await facts.collector.collectAll(external, NEVER);

    expect(asked.map(batch => batch.length)).toEqual([2, 2, 1]);
    const known = await facts.store.current(['dataproduct:default/p4']);
    expect(known.get('dataproduct:default/p4')?.get('tables')?.content).toEqual(
      { count: 5 },
    );
    const run = (await new CollectionLog(knex).lastRuns()).get('tables');
    expect(run).toEqual({
      startedAt: expect.any(String),
      finishedAt: expect.any(String),
      products: 5,
      changed: 5,
      failed: 0,
    });
  });

  it('makes only the facts of the batch unknown that fails', async () => {
    const provider = aProvider(
      'tables',
      async ({ products: batch }) => {
        const { name } = batch[0].metadata;
        if (name === 'p1') {
          return new Promise(() => {});
        }
        if (name === 'p2') {
          throw new Error('away');
        }
        return new Map([[`dataproduct:default/${name}`, { facts: {} }]]);
      },
      { batchSize: 1 },
    );
    const good = counting('good');
    const facts = factsIn(knex, [provider, good.provider]);
    await facts.store.save(products(4).map(entityFacts), T1);

    for (const external of facts.sources.external) {
      await facts.collector.collectAll(external, NEVER);
    }

    const refs = await facts.store.products();
    const known = await facts.store.current(refs);
    expect(refs.map(ref => known.get(ref)!.get('tables')!.failure)).toEqual([
      undefined,
      'It took longer than 0.2 seconds',
      'away',
      undefined,
    ]);
    expect(refs.map(ref => known.get(ref)!.get('good')!.content)).toEqual(
      refs.map(() => ({ count: 4 })),
    );
    const run = (await new CollectionLog(knex).lastRuns()).get('tables');
    expect(run).toMatchObject({
      failed: 2,
      problem: 'It took longer than 0.2 seconds; away',
    });
  });

  it('leaves everything as it was when the catalog does not answer', async () => {
    const { provider } = counting('tables');
    const facts = factsIn(knex, [provider]);
    const [external] = facts.sources.external;
    await facts.store.save([entityFacts(aProduct('flights'))], T1);
    await facts.collector.collectAll(external, NEVER);
    const before = await facts.store.current([FLIGHTS]);
    const { collector } = createFacts({
      knex,
      sources: facts.sources,
      scorecards: { compiled: async () => [] },
      visibility: undefined as never,
      mark: async () => {},
      loadBatch: async () => {
        throw new Error('no catalog');
      },
      logger: mockServices.logger.mock(),
      now: () => new Date(),
    });

    await expect(collector.collectAll(external, NEVER)).rejects.toThrow(
      'no catalog',
    );

    expect(await facts.store.current([FLIGHTS])).toEqual(before);
    const run = (await new CollectionLog(knex).lastRuns()).get('tables');
    expect(run?.problem).toBe('It stopped early: no catalog');
  });

  it('does not ask a provider that is switched off, and forgets what it said', async () => {
    const { provider, asked } = counting('tables');
    const on = factsIn(knex, [provider]);
    await on.store.save([entityFacts(aProduct('flights'))], T1);
    await on.collector.collectAll(on.sources.external[0], NEVER);
    const off = factsIn(knex, [provider], { enabled: false });
    const tasks: string[] = [];
    const scheduler = mockServices.scheduler.mock({
      scheduleTask: async ({ id: task }) => {
        tasks.push(task);
      },
    });

    await scheduleFactTasks(scheduler, off, {
      retentionMs: 1,
      logger: mockServices.logger.mock(),
      now: () => new Date(),
    });
    await off.store.save([entityFacts(aProduct('weather'))], T1);

    expect(asked).toEqual([['flights']]);
    expect(tasks).toEqual([
      'data-governance-facts-expiry',
      'data-governance-facts-retention',
    ]);
    const known = await off.store.current([FLIGHTS]);
    expect([...known.get(FLIGHTS)!.keys()]).toEqual(['entity']);
    const requests = await knex('collection_requests').pluck('product');
    expect(requests).toEqual([FLIGHTS]);
    // Rules that read it are still checked against what it declares.
    expect(off.sources.declared.map(source => source.id)).toEqual(['tables']);
  });

  it('leaves aside what was found about a product that changed meanwhile', async () => {
    let change = async () => {};
    const { provider } = counting('tables');
    const facts = factsIn(knex, [
      {
        ...provider,
        collect: async (batch, options) => {
          await change();
          return provider.collect(batch, options);
        },
      },
    ]);
    const [external] = facts.sources.external;
    await facts.store.save([entityFacts(aProduct('flights'))], T1);
    const other = aProduct('flights', { spec: { version: '2.0.0' } });
    change = async () => {
      await facts.store.save([entityFacts(other)], new Date());
    };

    await facts.collector.collectAll(external, NEVER);

    const known = await facts.store.current([FLIGHTS], ['tables']);
    expect(known.get(FLIGHTS)).toBeUndefined();
    change = async () => {};
    await facts.requested.get('tables')!.drain(NEVER);
    const then = await facts.store.current([FLIGHTS], ['tables']);
    expect(then.get(FLIGHTS)?.get('tables')?.content).toEqual({ count: 2 });
  });

  it('asks again about a product that changed, once, and no other', async () => {
    const { provider, asked } = counting('tables');
    const facts = factsIn(knex, [provider]);
    const collection = facts.requested.get('tables')!;
    await facts.store.save(products(3).map(entityFacts), T1);
    await collection.drain(NEVER);
    expect(asked.flat().sort()).toEqual(['p0', 'p1', 'p2']);

    const other = aProduct('p1', { spec: { version: '2.0.0' } });
    await facts.store.save([...products(1), other].map(entityFacts), T1);
    await collection.drain(NEVER);
    await collection.drain(NEVER);

    expect(asked.slice(1)).toEqual([['p1']]);
  });

  it('begins by itself soon after something changed', async () => {
    const { provider, asked } = counting('tables');
    const facts = factsIn(knex, [provider]);
    const collection = facts.requested.get('tables')!;
    collection.start();

    await facts.store.save([entityFacts(aProduct('flights'))], T1);
    await new Promise(resolve => setTimeout(resolve, 1_500));
    await collection.stop();

    expect(asked).toEqual([['flights']]);
  });

  it('does not let a provider that hangs keep another', async () => {
    const slow = aProvider('slow', () => new Promise(() => {}));
    const good = counting('good');
    const facts = factsIn(knex, [slow, good.provider], { timeoutMs: 30_000 });
    await facts.store.save([entityFacts(aProduct('flights'))], T1);
    const controller = new AbortController();
    const hanging = facts.requested.get('slow')!.drain(controller.signal);

    await facts.requested.get('good')!.drain(NEVER);

    expect(good.asked).toEqual([['flights']]);
    controller.abort(new Error('The backend stops'));
    await expect(hanging).rejects.toThrow('The backend stops');
    // Given back, so that another replica takes it.
    const [row] = await knex('collection_requests').where({ source: 'slow' });
    expect(Boolean(row.waits)).toBe(true);
    expect(row.claimed_until).toBeNull();
  });

  it('shares what is requested among replicas', async () => {
    const { provider, asked } = counting('tables', { batchSize: 7 });
    const replicas = [1, 2, 3].map(() => factsIn(knex, [provider]));
    await replicas[0].store.save(products(50).map(entityFacts), T1);

    await Promise.all(
      replicas.map(({ requested }) => requested.get('tables')!.drain(NEVER)),
    );

    expect(asked.flat().sort()).toEqual(
      products(50)
        .map(({ metadata }) => metadata.name)
        .sort(),
    );
  });

  it('loses no request that comes while the product is being asked about', async () => {
    const queue = new CollectionQueue(knex, ['tables']);
    const until = new Date(Date.now() + 60_000);
    await queue.request([FLIGHTS], T1);
    const claimed = await queue.claim('tables', 10, new Date(), until);
    await queue.request([FLIGHTS], new Date());
    expect(await queue.claim('tables', 10, new Date(), until)).toEqual([]);

    await queue.finish('tables', claimed);

    const again = await queue.claim('tables', 10, new Date(), until);
    expect(again.map(({ product }) => product)).toEqual([FLIGHTS]);
    await queue.finish('tables', again);
    expect(await queue.claim('tables', 10, new Date(), until)).toEqual([]);
  });

  it('takes over from a replica that died', async () => {
    const queue = new CollectionQueue(knex, ['tables']);
    const now = new Date();
    await queue.request([FLIGHTS], T1);
    await queue.claim('tables', 10, now, new Date(now.getTime() + 1_000));

    const later = new Date(now.getTime() + 2_000);
    const claimed = await queue.claim('tables', 10, later, later);

    expect(claimed.map(({ product }) => product)).toEqual([FLIGHTS]);
  });

  it('leaves alone what was requested just before, when asked to', async () => {
    const queue = new CollectionQueue(knex, ['tables', 'data']);
    const at = (seconds: number) => new Date(T1.getTime() + seconds * 1_000);
    const ask = (seconds: number) =>
      queue.request([FLIGHTS], at(seconds), { unlessSince: at(seconds - 10) });

    expect(await ask(0)).toBe(true);
    expect(await ask(9)).toBe(false);
    expect(await ask(11)).toBe(true);
  });

  it('forgets requests about products and providers that are gone', async () => {
    await new CollectionQueue(knex, ['tables', 'old']).request(
      [FLIGHTS, 'dataproduct:default/gone'],
      T1,
    );

    await new CollectionQueue(knex, ['tables']).tidy([FLIGHTS]);

    const rows = await knex('collection_requests').select('product', 'source');
    expect(rows).toEqual([{ product: FLIGHTS, source: 'tables' }]);
  });
});
