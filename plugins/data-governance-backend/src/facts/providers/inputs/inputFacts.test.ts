import { TestDatabases } from '@backstage/backend-test-utils';
import { aGroup, aProduct } from '../../../__testUtils__/entities';
import { migrationsDirectory } from '../../../database/migrate';
import {
  aBatch,
  collectAll,
  collectOne,
  evidenceFor,
} from '../__testUtils__/batch';
import { createInputFacts } from './inputFacts';
import { KnexStandings, Standings } from './Standings';

jest.setTimeout(60_000);

const refOf = (name: string) => `dataproduct:default/${name}`;

function reading(name: string, ...inputs: string[]) {
  return aProduct(name, {
    spec: {
      inputPorts: inputs.map(input => ({ name: input, product: input })),
    },
  });
}

/** Standings in which products read what is given. */
function standing(
  levels: Record<string, number>,
  reads: Record<string, string[]> = {},
): jest.Mocked<Standings> {
  return {
    positions: jest.fn(
      async products =>
        new Map(
          Object.entries(levels)
            .map(([name, level]) => [refOf(name), level] as const)
            .filter(([ref]) => products.includes(ref)),
        ),
    ),
    inputs: jest.fn(
      async products =>
        new Map(
          Object.entries(reads)
            .map(([name, inputs]) => [refOf(name), inputs.map(refOf)] as const)
            .filter(([ref]) => products.includes(ref)),
        ),
    ),
  };
}

const related = ['a', 'b', 'c', 'risk'].map(name => aProduct(name));

describe('facts.inputs', () => {
  it('tells the lowest level among the products that are read', async () => {
    const standings = standing({ a: 2, b: 0, c: 0 });
    const found = await collectOne(
      createInputFacts(standings),
      aBatch([reading('risk', 'a', 'b', 'c')], { related }),
    );
    expect(found.facts).toEqual({
      products: 3,
      lowestLevel: 0,
      lowestProducts: [refOf('b'), refOf('c')],
      withoutLevel: [],
    });
    expect(evidenceFor('lowestLevel', found)).toEqual([
      [refOf('b'), 'It stands at level 0, counted from 0 for the lowest.'],
      [refOf('c'), 'It stands at level 0, counted from 0 for the lowest.'],
    ]);
  });

  it('is -1 when one has reached no level', async () => {
    const found = await collectOne(
      createInputFacts(standing({ a: 2, b: -1 })),
      aBatch([reading('risk', 'a', 'b')], { related }),
    );
    expect(found.facts).toEqual({
      products: 2,
      lowestLevel: -1,
      lowestProducts: [refOf('b')],
      withoutLevel: [refOf('b')],
    });
  });

  it.each([
    ['no product is read', reading('risk'), {}, 0],
    ['one was not evaluated yet', reading('risk', 'a', 'b'), { a: 1 }, 2],
  ])('is not known when %s', async (_, product, levels, products) => {
    const found = await collectOne(
      createInputFacts(standing(levels)),
      aBatch([product], { related }),
    );
    expect(found.facts).toEqual({ products, withoutLevel: [] });
  });

  it('passes over inputs that cannot be seen, and kinds that have no level', async () => {
    const product = aProduct('risk', {
      spec: {
        inputPorts: [
          { name: 'a', product: 'a' },
          { name: 'hidden', product: 'hidden' },
          { name: 'team', product: 'group:default/team' },
          { name: 'feed', resource: 'resource:default/feed' },
        ],
      },
    });
    const standings = standing({ a: 1, hidden: 0 });
    const found = await collectOne(
      createInputFacts(standings),
      aBatch([product], { related: [...related, aGroup('team')] }),
    );
    expect(found.facts).toMatchObject({ lowestLevel: 1 });
  });

  it('leaves out a product that reads itself, by whatever way round', async () => {
    const reads = { risk: ['risk', 'a', 'b'], a: ['c'], c: ['risk'] };
    const standings = standing({ a: 0, b: 2, risk: -1 }, reads);
    const found = await collectOne(
      createInputFacts(standings),
      aBatch([reading('risk', 'risk', 'a', 'b')], { related }),
    );
    expect(found.facts).toEqual({
      products: 1,
      lowestLevel: 2,
      lowestProducts: [refOf('b')],
      withoutLevel: [],
    });
  });

  it('asks for the levels of many products at once', async () => {
    const standings = standing({ a: 0, b: 2 }, { risk: ['a', 'b'] });
    await collectAll(
      createInputFacts(standings),
      aBatch([reading('x', 'a'), reading('y', 'a', 'b'), reading('z', 'b')], {
        related,
      }),
    );
    expect(standings.positions.mock.calls).toEqual([
      [[refOf('a'), refOf('b')]],
    ]);
    expect(standings.inputs).toHaveBeenCalledTimes(1);
  });
});

describe('standings', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

  it('are tested on PostgreSQL', () => {
    expect(databases.supports('POSTGRES_18')).toBe(true);
  });

  it.each(databases.eachSupportedId())('are read from %s', async id => {
    const knex = await databases.init(id);
    await knex.migrate.latest({ directory: migrationsDirectory() });
    const counts = {
      passing: 1,
      failing: 0,
      unknown: 0,
      exempt: 0,
      not_applicable: 0,
      weight_passed: 1,
      weight_counted: 1,
    };
    const stands = async (
      name: string,
      level: string | null,
      ...positions: number[]
    ) => {
      await knex('product_standings').insert({
        product: refOf(name),
        title: name,
        owner: 'group:default/team',
        domain: 'domain:default/safety',
        level: level && JSON.stringify({ name: level, title: level }),
        evaluated_at: new Date(),
        ...counts,
      });
      for (const [index, position] of positions.entries()) {
        await knex('scorecard_standings').insert({
          product: refOf(name),
          scorecard: `scorecard:default/s${index}`,
          level_position: position,
          level: null,
          ...counts,
        });
      }
    };
    await stands('two', 'silver', 2, 1);
    await stands('drafts', 'gold', 2, -1);
    await stands('none', null, 2, -1);
    await stands('unmeasured', null);
    await knex('dependencies').insert({
      product: refOf('two'),
      versions: JSON.stringify({
        [refOf('two')]: '1',
        [refOf('none')]: '2',
        'group:default/team': '3',
        'datacontract:default/two': null,
      }),
    });

    const standings = new KnexStandings(knex);
    expect(
      await standings.positions(
        ['two', 'drafts', 'none', 'unmeasured', 'gone'].map(refOf),
      ),
    ).toEqual(
      new Map([
        [refOf('two'), 1],
        [refOf('drafts'), 2],
        [refOf('none'), -1],
        [refOf('unmeasured'), -1],
      ]),
    );
    expect(await standings.inputs([refOf('two'), refOf('none')])).toEqual(
      new Map([[refOf('two'), [refOf('none')]]]),
    );
    expect(await standings.positions([])).toEqual(new Map());
  });
});
