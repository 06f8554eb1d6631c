import { TestDatabases } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { Knex } from 'knex';
import { anIndexer } from '../__testUtils__/anIndexer';
import { aContract, anEntity, aProduct, stitched } from '../__testUtils__/mesh';

jest.setTimeout(60_000);

const FLIGHTS = 'dataproduct:default/flights';
const CONTRACT = 'datacontract:default/flights-contract';

describe('Indexer', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

  it('is tested on both databases', () => {
    expect(databases.supports('POSTGRES_18')).toBe(true);
    expect(databases.supports('SQLITE_3')).toBe(true);
  });

  describe.each(databases.eachSupportedId())('%s', databaseId => {
    const setup = async (...entities: Entity[]) =>
      anIndexer({ knex: await databases.init(databaseId), entities });

    it('keeps what lists show, are narrowed by and search', async () => {
      const { knex, indexer } = await setup(
        aProduct('flights', {
          metadata: { title: 'All flights', tags: ['air'] },
          spec: {
            purpose: 'Punctuality',
            inputPorts: [
              { name: 'iata', product: 'airports', port: 'airports' },
              { name: 'raw', resource: 'bucket' },
            ],
          },
        }),
        aContract('flights'),
        aProduct('bare', { spec: { outputPorts: [] } }),
      );
      await expect(indexer.run()).resolves.toEqual({ changed: 3, removed: 0 });

      const product = await knex('products').where('ref', FLIGHTS).first();
      expect(JSON.parse(product.item)).toEqual({
        ref: FLIGHTS,
        name: 'flights',
        namespace: 'default',
        title: 'All flights',
        purpose: 'Punctuality',
        type: 'source-aligned',
        lifecycle: 'production',
        version: '1.0.0',
        domain: 'domain:default/flight-operations',
        owner: 'group:default/flight-operations',
        tags: ['air'],
        classification: 'internal',
        ports: [
          {
            name: 'daily',
            version: '1.0.0',
            type: 'table',
            platform: 'warehouse',
          },
        ],
      });
      expect(new Date(product.updated_at)).toEqual(
        new Date('2026-11-01T00:00:00Z'),
      );
      expect(wordsIn(product.search)).toEqual([
        'air',
        'all',
        'daily',
        'flights',
        'punctuality',
      ]);
      expect(wordsIn(product.column_search)).toEqual([
        'date',
        'flight',
        'flightdate',
        'origin',
      ]);
      expect(await facetsOf(knex, FLIGHTS)).toEqual({
        classification: 'internal',
        domain: 'domain:default/flight-operations',
        level: 'none',
        lifecycle: 'production',
        owner: 'group:default/flight-operations',
        platform: 'warehouse',
        tag: 'air',
        type: 'source-aligned',
      });
      expect(await facetsOf(knex, 'dataproduct:default/bare')).toMatchObject({
        classification: 'none',
        platform: 'none',
        tag: 'none',
      });
      await expect(knex('flows').select()).resolves.toEqual([
        {
          to_ref: FLIGHTS,
          from_ref: 'dataproduct:default/airports',
          input_port: 'iata',
          port: 'airports',
          port_version: null,
        },
      ]);
      await expect(knex('columns').orderBy('position')).resolves.toMatchObject([
        { contract_ref: CONTRACT, path: 'origin', object: 'flights' },
        { contract_ref: CONTRACT, path: 'flightDate', name: 'flightdate' },
      ]);
    });

    it('reads nothing in full and writes nothing when nothing changed', async () => {
      const mesh = [aProduct('flights'), aContract('flights')];
      const { knex, indexer, reads, show } = await setup(...mesh);
      await indexer.run();
      show(...mesh);
      const queries: string[] = [];
      knex.on('query', ({ sql }) => queries.push(sql));
      await expect(indexer.run()).resolves.toEqual({ changed: 0, removed: 0 });
      expect(reads).toEqual({ streamed: 2, inFull: 0 });
      expect(queries.length).toBeLessThanOrEqual(5);
      expect(queries.filter(sql => !/^select/i.test(sql))).toEqual([]);
    });

    it('reads what changed only, and leaves the time alone when nothing of it is kept', async () => {
      const flights = aProduct('flights');
      const { knex, indexer, reads, show, time } = await setup(
        flights,
        aProduct('weather'),
        aContract('flights'),
      );
      await indexer.run();
      time.now = new Date('2026-11-02T00:00:00Z');
      // As when somebody begins to read the product.
      show(
        stitched({
          ...flights,
          relations: [
            {
              type: 'dataProductConsumedBy',
              targetRef: 'dataproduct:default/delays',
            },
          ],
        }),
        aProduct('weather'),
        aContract('flights'),
      );
      await expect(indexer.run()).resolves.toEqual({ changed: 0, removed: 0 });
      expect(reads.inFull).toBe(1);
      const [{ updated_at: updatedAt }] = await knex('products').where(
        'ref',
        FLIGHTS,
      );
      expect(new Date(updatedAt)).toEqual(new Date('2026-11-01T00:00:00Z'));
    });

    it('finds a product by what its contract says now', async () => {
      const { indexer, show, knex } = await setup(
        aProduct('flights'),
        aContract('flights'),
      );
      await indexer.run();
      show(
        aProduct('flights'),
        aContract('flights', {
          columns: {
            tail_number: { classification: 'restricted', businessName: 'Tail' },
          },
        }),
      );
      await indexer.run();
      const product = await knex('products').where('ref', FLIGHTS).first();
      expect(wordsIn(product.column_search)).toEqual([
        'number',
        'tail',
        'tailnumber',
      ]);
      expect(JSON.parse(product.item).classification).toBe('restricted');
      expect(await facetsOf(knex, FLIGHTS)).toMatchObject({
        classification: 'restricted',
      });

      show(aProduct('flights'));
      await expect(indexer.run()).resolves.toEqual({ changed: 0, removed: 1 });
      const without = await knex('products').where('ref', FLIGHTS).first();
      expect(wordsIn(without.column_search)).toEqual([]);
      expect(JSON.parse(without.item).classification).toBe('internal');
    });

    it('records what happens to products', async () => {
      const { indexer, show, events } = await setup(aProduct('flights'));
      await indexer.run();
      await expect(events.list(FLIGHTS)).resolves.toEqual([]);
      show(
        aProduct('flights', {
          spec: {
            version: '1.1.0',
            lifecycle: 'deprecated',
            deprecation: { until: '2027-03-31', replacedBy: 'flights-2' },
          },
        }),
        aProduct('flights-2', { spec: { lifecycle: 'experimental' } }),
      );
      await indexer.run();
      await expect(events.list(FLIGHTS)).resolves.toMatchObject([
        {
          type: 'deprecation',
          before: 'production',
          after: 'deprecated',
          message:
            'It is deprecated. It is kept until 2027-03-31. It is replaced by flights-2.',
        },
        { type: 'product-version', before: '1.0.0', after: '1.1.0' },
      ]);
      await expect(
        events.list('dataproduct:default/flights-2'),
      ).resolves.toMatchObject([{ type: 'product-added', after: '1.0.0' }]);
    });

    it('removes what is gone, but not its history', async () => {
      const { indexer, show, knex, events } = await setup(
        aProduct('flights'),
        aContract('flights'),
      );
      await indexer.run();
      show(aProduct('flights', { spec: { version: '1.1.0' } }));
      await indexer.run();
      show();
      await expect(indexer.run()).resolves.toEqual({ changed: 0, removed: 1 });
      for (const table of ['products', 'contracts', 'columns', 'ports']) {
        await expect(knex(table).select()).resolves.toEqual([]);
      }
      await expect(knex('seen_entities').select()).resolves.toEqual([]);
      await expect(events.list(FLIGHTS)).resolves.toHaveLength(1);
    });

    it('keeps titles of domains and owners', async () => {
      const { indexer, show, knex } = await setup(
        aProduct('flights'),
        anEntity('Domain', 'flight-operations', { title: 'Flight operations' }),
        anEntity('Domain', 'ground', {
          spec: { subdomainOf: 'flight-operations' },
        }),
        anEntity('Group', 'flight-operations', {
          spec: { profile: { displayName: 'Flight ops' } },
        }),
        anEntity('Group', 'unrelated'),
      );
      await indexer.run();
      await expect(knex('titles').orderBy('ref')).resolves.toEqual([
        {
          ref: 'domain:default/flight-operations',
          title: 'Flight operations',
          parent_ref: null,
        },
        {
          ref: 'domain:default/ground',
          title: 'ground',
          parent_ref: 'domain:default/flight-operations',
        },
        {
          ref: 'group:default/flight-operations',
          title: 'Flight ops',
          parent_ref: null,
        },
      ]);
      show(aProduct('flights'));
      await indexer.run();
      await expect(knex('titles').select()).resolves.toEqual([]);
    });
  });
});

function wordsIn(search: string): string[] {
  return search
    .replace(/'|:\S*/g, '')
    .split(' ')
    .filter(Boolean)
    .sort();
}

async function facetsOf(
  knex: Knex,
  product: string,
): Promise<Record<string, string>> {
  const rows = await knex('product_facets').where('product_ref', product);
  return Object.fromEntries(rows.map(row => [row.facet, row.value]));
}
