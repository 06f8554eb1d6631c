import {
  mockServices,
  TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { FactProvider } from '@meshport/backstage-plugin-data-governance-node';
import { readTransitions } from '../__testUtils__/transitions';
import {
  KnexResultStore,
  KnexScorecardStore,
  migrationsDirectory,
} from '../database';
import { catalogFacts } from '../facts/providers/catalogFacts';
import { contractFacts } from '../facts/providers/contractFacts';
import { ScorecardService } from '../scorecards';
import {
  aCheck,
  aContract,
  aDomain,
  aGroup,
  aProduct,
  aScorecard,
} from '../__testUtils__/entities';
import { EntityReader } from './EntityReader';
import { Evaluator } from './Evaluator';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const FLIGHTS = 'dataproduct:default/flights';
const WEATHER = 'dataproduct:default/weather';

/** A catalog that can change, and that tells what was read in full. */
class Mesh implements EntityReader {
  readonly entities = new Map<string, Entity>();
  readonly readInFull: string[] = [];

  put(...entities: Entity[]) {
    entities.forEach(e => this.entities.set(stringifyEntityRef(e), e));
  }

  touch(entity: Entity): Entity {
    const etag = `${entity.metadata.etag}+`;
    return { ...entity, metadata: { ...entity.metadata, etag } };
  }

  async byRefs(refs: string[], fields?: string[]) {
    const found = new Map<string, Entity>();
    for (const ref of refs) {
      const entity = this.entities.get(ref);
      if (entity) {
        found.set(ref, entity);
        if (!fields) {
          this.readInFull.push(ref);
        }
      }
    }
    return found;
  }

  async *stream(kind: string) {
    yield [...this.entities.values()].filter(e => e.kind === kind);
  }
}

const scorecard = aScorecard('foundations', [
  aCheck('owner', 'facts.catalog.ownerMembers > 0'),
  aCheck('contract', 'facts.contract.valid'),
  aCheck('aged', 'false', { phase: 'grace', enforcedFrom: '2026-07-01' }),
]);

async function setup(id: TestDatabaseId, extra: FactProvider[] = []) {
  const knex = await databases.init(id);
  await knex.migrate.latest({ directory: migrationsDirectory() });
  const results = new KnexResultStore(knex);
  const logger = mockServices.logger.mock();
  const providers = [catalogFacts, contractFacts, ...extra];
  const clock = { now: new Date('2026-06-01T00:00:00Z') };
  const announced: string[][] = [];
  const mesh = new Mesh();
  mesh.put(
    scorecard,
    aGroup('flight-operations', ['olivia']),
    aDomain('flight-operations'),
    aProduct('flights'),
    aContract('flights'),
    aProduct('weather', { spec: { owner: 'weather-services' } }),
    aContract('weather'),
  );
  const evaluator = new Evaluator({
    scorecards: new ScorecardService({
      store: new KnexScorecardStore(knex),
      logger,
      providers,
    }),
    results,
    providers,
    logger,
    now: () => clock.now,
    onChanged: async products => {
      announced.push(products);
    },
  });
  const statusOf = async (product: string, checkId: string) =>
    (await results.find(product))?.outcomes.find(o => o.checkId === checkId)
      ?.status;
  return {
    mesh,
    results,
    clock,
    announced,
    statusOf,
    transitionsOf: (product: string) => readTransitions(knex, product),
    run: (signal?: AbortSignal) => evaluator.run(mesh, signal),
  };
}

it('has PostgreSQL to test on', () => {
  expect(databases.supports('POSTGRES_18')).toBe(true);
});

describe.each(databases.eachSupportedId())('Evaluator on %s', id => {
  it('evaluates again only what changed', async () => {
    const { mesh, run, announced, transitionsOf } = await setup(id);
    expect(await run()).toEqual({ products: 2, evaluated: 2, removed: 0 });

    mesh.readInFull.length = 0;
    expect(await run()).toEqual({ products: 2, evaluated: 0, removed: 0 });
    expect(mesh.readInFull).toEqual([]);

    mesh.put(mesh.touch(aProduct('flights')));
    expect(await run()).toMatchObject({ evaluated: 1 });
    expect(mesh.readInFull).toEqual(['datacontract:default/flights-contract']);
    // Evaluated, and nothing came out differently: nobody is told.
    expect(announced).toEqual([[FLIGHTS, WEATHER]]);

    const transitions = await transitionsOf(FLIGHTS);
    expect(transitions).toHaveLength(3);
  });

  it.each<[string, (mesh: Mesh) => Entity]>([
    ['its contract', mesh => mesh.touch(aContract('flights', 'kind: X'))],
    ['its owner', mesh => mesh.touch(aGroup('flight-operations'))],
  ])('notices a change of %s', async (_, change) => {
    const { mesh, run, transitionsOf } = await setup(id);
    await run();
    mesh.put(change(mesh));
    expect(await run()).toMatchObject({ evaluated: 1 });
    const changed = (await transitionsOf(FLIGHTS)).slice(3);
    expect(changed).toEqual([
      [expect.any(String), 'pass', 'fail', expect.any(String)],
    ]);
    expect(await transitionsOf(WEATHER)).toHaveLength(3);
  });

  it('notices an owner that appears and a scorecard that changes', async () => {
    const { mesh, run, statusOf, results, transitionsOf } = await setup(id);
    await run();
    expect(await statusOf(WEATHER, 'owner')).toBe('fail');
    mesh.put(aGroup('weather-services', ['wim']));
    expect(await run()).toMatchObject({ evaluated: 1 });
    expect(await statusOf(WEATHER, 'owner')).toBe('pass');

    mesh.put(
      aScorecard('foundations', [
        aCheck('owner', 'facts.catalog.ownerMembers > 5'),
      ]),
    );
    expect(await run()).toMatchObject({ evaluated: 2 });
    expect((await results.find(FLIGHTS))?.outcomes).toMatchObject([
      { checkId: 'owner', status: 'fail' },
    ]);
    expect(await transitionsOf(FLIGHTS)).toHaveLength(3 + 3);
  });

  it('lets a grace end on its date', async () => {
    const { run, clock, results, transitionsOf, announced } = await setup(id);
    await run();
    const level = async () => (await results.find(FLIGHTS))?.product.level;
    expect(await level()).toMatchObject({ name: 'gold' });

    clock.now = new Date('2026-06-30T23:59:00Z');
    expect(await run()).toMatchObject({ evaluated: 0 });
    clock.now = new Date('2026-07-01T00:00:00Z');
    expect(await run()).toMatchObject({ evaluated: 2 });
    expect(await level()).toBeUndefined();
    expect(announced).toHaveLength(2);
    expect(await transitionsOf(FLIGHTS)).toHaveLength(3);
  });

  it('removes what is gone', async () => {
    const { mesh, run, results, transitionsOf } = await setup(id);
    await run();
    mesh.entities.delete(WEATHER);
    expect(await run()).toEqual({ products: 1, evaluated: 0, removed: 1 });
    expect(await results.find(WEATHER)).toBeUndefined();
    const ends = (await transitionsOf(WEATHER)).slice(3);
    expect(ends.map(([check, , to]) => [check, to]).sort()).toEqual([
      ['aged', null],
      ['contract', null],
      ['owner', null],
    ]);

    mesh.entities.delete('scorecard:default/foundations');
    expect(await run()).toMatchObject({ evaluated: 1 });
    expect((await results.find(FLIGHTS))?.outcomes).toEqual([]);
  });

  it('keeps everything when the catalog fails in the middle', async () => {
    const { mesh, run, results } = await setup(id);
    await run();
    const stream = mesh.stream.bind(mesh);
    mesh.stream = async function* failing(kind: string) {
      if (kind === 'DataProduct') {
        throw new Error('the catalog is down');
      }
      yield* stream(kind);
    };
    await expect(run()).rejects.toThrow('the catalog is down');
    expect((await results.inputHashes()).size).toBe(2);
  });

  it('removes nothing when it is stopped', async () => {
    const { run, results } = await setup(id);
    await run();
    const stopped = AbortSignal.abort();
    expect(await run(stopped)).toMatchObject({ products: 0, removed: 0 });
    expect((await results.inputHashes()).size).toBe(2);
  });

  it('asks external providers every time, and survives their failure', async () => {
    let open: number | Error = 0;
    const incidents: FactProvider = {
      id: 'incidents',
      facts: { open: { type: 'int', description: '' } },
      collect: async ({ products }) => {
        if (open instanceof Error) {
          throw open;
        }
        const count = open;
        return new Map(
          products.map(product => [
            stringifyEntityRef(product),
            { open: product.metadata.name === 'flights' ? count : 0 },
          ]),
        );
      },
    };
    const { mesh, run, statusOf } = await setup(id, [incidents]);
    mesh.put(
      aScorecard('foundations', [
        aCheck('calm', 'facts.incidents.open == 0'),
        aCheck('absent', '!has(facts.incidents.open)'),
        aCheck('owner', 'facts.catalog.ownerMembers > 0'),
      ]),
    );
    await run();
    expect(await statusOf(FLIGHTS, 'calm')).toBe('pass');

    open = 2;
    expect(await run()).toMatchObject({ evaluated: 1 });
    expect(await statusOf(FLIGHTS, 'calm')).toBe('fail');

    open = new Error('no connection');
    expect(await run()).toMatchObject({ evaluated: 2 });
    expect(await statusOf(FLIGHTS, 'calm')).toBe('unknown');
    expect(await statusOf(FLIGHTS, 'absent')).toBe('unknown');
    expect(await statusOf(FLIGHTS, 'owner')).toBe('pass');

    expect(await run()).toMatchObject({ evaluated: 0 });
  });
});
