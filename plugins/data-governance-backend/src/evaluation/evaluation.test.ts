import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import {
  aCheck,
  aContract,
  aDomain,
  aGroup,
  aProduct,
  aScorecard,
} from '../__testUtils__/entities';
import { aReplica, snapshot, TestCatalog } from '../__testUtils__/replica';
import { readTransitions } from '../__testUtils__/transitions';
import { migrationsDirectory, ResultStore } from '../database';
import { FactStore } from '../facts';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const START = new Date('2026-06-01T12:00:00Z');
const MINUTE = 60_000;
const FLIGHTS = 'dataproduct:default/flights';
const WEATHER = 'dataproduct:default/weather';

async function migrated(id: TestDatabaseId): Promise<Knex> {
  const knex = await databases.init(id);
  await knex.migrate.latest({ directory: migrationsDirectory() });
  return knex;
}

function aMesh(...products: string[]): TestCatalog {
  return new TestCatalog([
    aScorecard('foundations', [
      aCheck('owned', 'facts.catalog.ownerMembers > 0'),
      aCheck('described', 'has(product.spec.purpose)', { level: 'silver' }),
      aCheck('quiet', 'facts.incidents.open == 0', { level: 'gold' }),
    ]),
    aGroup('flight-operations', ['olivia']),
    aDomain('flight-operations'),
    ...products.flatMap(name => [aProduct(name), aContract(name)]),
  ]);
}

function aClock(): { now: Date; pass(ms: number): void } {
  return {
    now: START,
    pass(ms) {
      this.now = new Date(this.now.getTime() + ms);
    },
  };
}

/** A promise that the test keeps others waiting for. */
function aGate() {
  let open = () => {};
  const opened = new Promise<void>(resolve => {
    open = resolve;
  });
  let reach = () => {};
  const reached = new Promise<void>(resolve => {
    reach = resolve;
  });
  return {
    open,
    reached,
    pass: () => {
      reach();
      return opened;
    },
  };
}

it('has PostgreSQL to test on', () => {
  expect(databases.supports('POSTGRES_18')).toBe(true);
});

describe.each(databases.eachSupportedId())('evaluation on %s', id => {
  it('reads and writes nothing when nothing changed', async () => {
    const knex = await migrated(id);
    const catalog = aMesh('flights', 'weather');
    const replica = aReplica(knex, { catalog, clock: aClock() });
    expect(await replica.settle()).toEqual({
      products: 2,
      read: 2,
      changed: 2,
      removed: 0,
    });
    catalog.read.length = 0;
    const writes: string[] = [];
    knex.on('query', ({ sql }) => {
      if (/^\s*(insert|delete|copy|begin|update (?!"?`?stale))/i.test(sql)) {
        writes.push(sql);
      }
    });
    expect(await replica.settle()).toMatchObject({ read: 0, changed: 0 });
    expect(catalog.read).toEqual([]);
    expect(writes).toEqual([]);
  });

  it('reads only what changed, and tells whose results did', async () => {
    const knex = await migrated(id);
    const catalog = aMesh('flights', 'weather');
    const changed: string[][] = [];
    const replica = aReplica(knex, {
      catalog,
      clock: aClock(),
      onChanged: async products => {
        changed.push(products);
      },
    });
    await replica.settle();
    changed.length = 0;
    catalog.read.length = 0;

    // Another version that says the same.
    catalog.put(aProduct('weather'));
    expect(await replica.settle()).toMatchObject({ read: 1, changed: 0 });
    expect(catalog.read).toContain(WEATHER);
    expect(catalog.read).not.toContain(FLIGHTS);
    expect(changed).toEqual([]);

    catalog.put(aProduct('weather', { spec: { purpose: 'To plan' } }));
    expect(await replica.settle()).toMatchObject({ read: 1, changed: 1 });
    expect(changed).toEqual([[WEATHER]]);

    // The team has nobody any more: both products depend on it.
    catalog.put(aGroup('flight-operations', []));
    expect(await replica.settle()).toMatchObject({ read: 2, changed: 2 });
    // That a team owns more is nothing to its products.
    const group = aGroup('flight-operations', []);
    group.relations = [{ type: 'ownerOf', targetRef: FLIGHTS }];
    catalog.put(group);
    expect(await replica.settle()).toMatchObject({ read: 0 });
  });

  it('says what made a result another', async () => {
    const knex = await migrated(id);
    const clock = aClock();
    const catalog = aMesh('flights');
    const replica = aReplica(knex, { catalog, clock });
    await replica.settle();
    await replica.report({ [FLIGHTS]: 2 });
    clock.pass(MINUTE);
    await replica.settle();
    catalog.put(
      aScorecard('foundations', [
        aCheck('owned', 'false'),
        aCheck('quiet', 'facts.incidents.open == 0', { level: 'gold' }),
      ]),
    );
    clock.pass(MINUTE);
    await replica.report({ [FLIGHTS]: 0 });
    await replica.settle();
    const causes = await knex('transitions')
      .orderBy(['at', 'check_id'])
      .select('check_id', 'from_status', 'to_status', 'cause');
    expect(causes.map(row => Object.values(row))).toEqual([
      ['quiet', 'unknown', 'fail', 'facts'],
      ['described', 'fail', null, 'rules'],
      ['owned', 'pass', 'fail', 'rules'],
      ['quiet', 'fail', 'pass', 'rules'],
    ]);
  });

  it('lets products go with their results, and come back', async () => {
    const knex = await migrated(id);
    const clock = aClock();
    const catalog = aMesh('flights', 'weather');
    const replica = aReplica(knex, { catalog, clock });
    await replica.settle();
    catalog.remove(FLIGHTS);
    clock.pass(MINUTE);
    expect(await replica.settle()).toMatchObject({ removed: 1 });
    expect((await replica.results.find([FLIGHTS])).size).toBe(0);
    expect(await readTransitions(knex, FLIGHTS)).toHaveLength(3);
    expect((await replica.results.find([WEATHER])).size).toBe(1);
    expect(await replica.settle()).toMatchObject({ removed: 0 });

    catalog.put(aProduct('flights'));
    clock.pass(MINUTE);
    await replica.settle();
    expect((await replica.results.find([FLIGHTS])).size).toBe(1);
    expect(await replica.queue.waiting()).toBe(0);
  });

  it('counts a check in grace from its date on', async () => {
    const knex = await migrated(id);
    const clock = aClock();
    const catalog = aMesh('flights');
    catalog.put(
      aScorecard('foundations', [
        aCheck('owned', 'facts.catalog.ownerMembers > 0'),
        aCheck('later', 'false', {
          phase: 'grace',
          enforcedFrom: '2026-06-03',
        }),
      ]),
    );
    const replica = aReplica(knex, { catalog, clock });
    await replica.settle();
    const levelNow = async () =>
      (await replica.results.find([FLIGHTS])).get(FLIGHTS)?.standing.level
        ?.name;
    expect(await levelNow()).toBe('gold');
    expect(await replica.deadlines.run()).toBe(0);

    clock.now = new Date('2026-06-03T00:00:30Z');
    expect(await replica.deadlines.run()).toBe(1);
    await replica.worker.drain();
    expect(await levelNow()).toBeUndefined();
    expect(await replica.deadlines.run()).toBe(0);
    expect(await readTransitions(knex, FLIGHTS)).toEqual([]);
  });

  it('shares the work among replicas and repeats nothing', async () => {
    const knex = await migrated(id);
    const clock = aClock();
    const names = Array.from({ length: 1_200 }, (_, index) => `p${index}`);
    const refs = names.map(name => `dataproduct:default/${name}`);
    const catalog = aMesh(...names);
    const replicas = [1, 2, 3].map(() => aReplica(knex, { catalog, clock }));
    await replicas[0].collect();
    const drainAll = () =>
      Promise.all(replicas.map(({ worker }) => worker.drain()));
    const shares = await drainAll();
    expect(shares.reduce((a, b) => a + b)).toBe(1_200);
    expect(await countOf(knex, 'results')).toBe(3_600);

    for (const open of [1, 0, 2]) {
      clock.pass(MINUTE);
      await Promise.all([
        replicas[1].report(Object.fromEntries(refs.map(ref => [ref, open]))),
        drainAll(),
      ]);
      await drainAll();
    }
    expect(await replicas[0].queue.waiting()).toBe(0);
    // From unknown to fail, pass and fail.
    expect(await countOf(knex, 'transitions')).toBe(3 * 1_200);
    expect(await readTransitions(knex, refs[0])).toMatchObject([
      ['quiet', 'unknown', 'fail', expect.anything()],
      ['quiet', 'fail', 'pass', expect.anything()],
      ['quiet', 'pass', 'fail', expect.anything()],
    ]);
  });

  it('takes over from a replica that died, which writes nothing any more', async () => {
    const knex = await migrated(id);
    const clock = aClock();
    const catalog = aMesh('flights', 'weather');
    const gate = aGate();
    let isSlow = false;
    const slow = aReplica(knex, {
      catalog,
      clock,
      facts: facts => slowly(facts, async () => isSlow && gate.pass()),
    });
    const other = aReplica(knex, { catalog, clock });
    await slow.settle();
    await other.report({ [FLIGHTS]: 1, [WEATHER]: 0 });

    isSlow = true;
    const late = slow.worker.drain();
    await gate.reached;
    expect(await other.worker.drain()).toBe(0);
    clock.pass(2 * MINUTE);
    expect(await other.worker.drain()).toBe(2);
    const after = await snapshot(knex);
    gate.open();
    await late;
    expect(await snapshot(knex)).toEqual(after);
    expect(await countOf(knex, 'transitions')).toBe(2);
    expect(await slow.queue.waiting()).toBe(0);
  });

  it('loses no change that comes while a product is evaluated', async () => {
    const knex = await migrated(id);
    const clock = aClock();
    const catalog = aMesh('flights');
    const gate = aGate();
    let isSlow = false;
    const replica = aReplica(knex, {
      catalog,
      clock,
      facts: facts => slowly(facts, async () => isSlow && gate.pass()),
    });
    await replica.settle();
    await replica.report({ [FLIGHTS]: 1 });
    isSlow = true;
    const drained = replica.worker.drain();
    await gate.reached;
    // It has read what was known before.
    isSlow = false;
    await replica.report({ [FLIGHTS]: 0 });
    gate.open();
    await drained;
    await replica.worker.drain();
    const stored = (await replica.results.find([FLIGHTS])).get(FLIGHTS);
    expect(stored?.outcomes).toContainEqual(
      expect.objectContaining({ checkId: 'quiet', status: 'pass' }),
    );
    expect(await replica.queue.waiting()).toBe(0);
  });

  it('writes all of a product or nothing, and tries again', async () => {
    const knex = await migrated(id);
    const clock = aClock();
    const catalog = aMesh('flights', 'weather');
    let failing: string | undefined = FLIGHTS;
    const replica = aReplica(knex, {
      catalog,
      clock,
      results: results => failingFor(results, () => failing),
    });
    await replica.settle();
    // One that cannot be written does not keep the others.
    expect((await replica.results.find([WEATHER])).size).toBe(1);
    expect((await replica.results.find([FLIGHTS])).size).toBe(0);
    expect(await countOf(knex, 'results')).toBe(3);
    expect(await replica.queue.waiting()).toBe(1);
    expect(replica.logger.warn).toHaveBeenCalledWith(
      expect.stringContaining(FLIGHTS),
    );

    failing = undefined;
    expect(await replica.worker.drain()).toBe(0);
    clock.pass(2 * MINUTE);
    expect(await replica.worker.drain()).toBe(1);
    expect(await countOf(knex, 'results')).toBe(6);
    expect(await countOf(knex, 'transitions')).toBe(0);
  });

  it('stops between batches when it is told to', async () => {
    const knex = await migrated(id);
    const replica = aReplica(knex, {
      catalog: aMesh('flights'),
      clock: aClock(),
    });
    await replica.collect();
    await replica.worker.stop();
    expect(await replica.worker.drain()).toBe(0);
    expect(await replica.queue.waiting()).toBe(1);
  });
});

async function countOf(knex: Knex, table: string): Promise<number> {
  const [{ rows }] = await knex(table).count({ rows: '*' });
  return Number(rows);
}

/** Gives facts as they were when they were asked for, after a while. */
function slowly(facts: FactStore, wait: () => Promise<unknown>): FactStore {
  return wrapped(facts, {
    current: async (...question) => {
      const found = await facts.current(...question);
      await wait();
      return found;
    },
  });
}

function failingFor(
  results: ResultStore,
  failing: () => string | undefined,
): ResultStore {
  return wrapped(results, {
    save: async (transaction, evaluations, before, at) => {
      const saved = await results.save(transaction, evaluations, before, at);
      if (evaluations.some(e => e.standing.product === failing())) {
        throw new Error('The connection is lost');
      }
      return saved;
    },
  });
}

/** An object with some methods replaced. */
function wrapped<T extends object>(target: T, methods: Partial<T>): T {
  return new Proxy(target, {
    get(of, name) {
      const replaced = Reflect.get(methods, name);
      if (replaced) {
        return replaced;
      }
      const value = Reflect.get(of, name);
      return typeof value === 'function' ? value.bind(of) : value;
    },
  });
}
