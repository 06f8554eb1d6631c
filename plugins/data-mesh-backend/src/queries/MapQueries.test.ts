import { TestDatabases } from '@backstage/backend-test-utils';
import { indexMesh } from '../__testUtils__/indexMesh';
import { aContract, anEntity, aProduct } from '../__testUtils__/mesh';
import { writeLevels } from '../indexing/writeLevels';
import { MapQueries } from './MapQueries';

jest.setTimeout(60_000);

const FLIGHTS = 'dataproduct:default/flights';
const DELAYS = 'dataproduct:default/delays';

const mesh = [
  aProduct('flights', { metadata: { title: 'Flights' } }),
  aContract('flights', {
    columns: { pilot: { classification: 'restricted' } },
  }),
  aProduct('delays', {
    spec: {
      lifecycle: 'deprecated',
      domain: 'punctuality',
      outputPorts: [],
      inputPorts: [
        { name: 'in', product: 'flights', port: 'daily', version: '1.0.0' },
        { name: 'gone', product: 'gone' },
      ],
    },
  }),
  anEntity('Domain', 'punctuality', {
    title: 'Punctuality',
    spec: { subdomainOf: 'operations' },
  }),
  anEntity('Domain', 'operations', {
    title: 'Operations',
    spec: { subdomainOf: 'punctuality' },
  }),
  anEntity('Domain', 'empty', { title: 'Empty' }),
];

describe('MapQueries', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

  it('is tested on both databases', () => {
    expect(databases.supports('POSTGRES_18')).toBe(true);
    expect(databases.supports('SQLITE_3')).toBe(true);
  });

  describe.each(databases.eachSupportedId())('%s', databaseId => {
    async function setup() {
      const { knex } = await indexMesh(
        await databases.init(databaseId),
        ...mesh,
      );
      await writeLevels(
        knex,
        new Map([[FLIGHTS, { name: 'gold', title: 'Gold', position: 2 }]]),
      );
      return new MapQueries(knex);
    }

    it('shows products, what flows between them, and their domains', async () => {
      const map = await (await setup()).read('everything');
      expect(map).toEqual({
        domains: [
          {
            ref: 'domain:default/flight-operations',
            title: 'domain:default/flight-operations',
          },
          {
            ref: 'domain:default/operations',
            title: 'Operations',
            parent: 'domain:default/punctuality',
          },
          {
            ref: 'domain:default/punctuality',
            title: 'Punctuality',
            parent: 'domain:default/operations',
          },
        ],
        products: [
          {
            ref: DELAYS,
            title: 'delays',
            domain: 'domain:default/punctuality',
            lifecycle: 'deprecated',
            ports: [],
          },
          {
            ref: FLIGHTS,
            title: 'Flights',
            domain: 'domain:default/flight-operations',
            lifecycle: 'production',
            level: { name: 'gold', title: 'Gold' },
            ports: [
              {
                name: 'daily',
                version: '1.0.0',
                type: 'table',
                classification: 'restricted',
              },
            ],
          },
        ],
        flows: [
          { from: FLIGHTS, port: 'daily', portVersion: '1.0.0', to: DELAYS },
        ],
      });
    });

    it('leaves out what the caller may not see, with its flows', async () => {
      const queries = await setup();
      const map = await queries.read({ products: [DELAYS], contracts: [] });
      expect(map.products.map(({ ref }) => ref)).toEqual([DELAYS]);
      expect(map.flows).toEqual([]);
      expect(map.domains.map(({ ref }) => ref)).not.toContain(
        'domain:default/flight-operations',
      );
      expect(await queries.read({ products: [], contracts: [] })).toEqual({
        domains: [],
        products: [],
        flows: [],
      });
    });
  });
});
