import { TestDatabases } from '@backstage/backend-test-utils';
import { indexMesh } from '../__testUtils__/indexMesh';
import { aContract, aProduct } from '../__testUtils__/mesh';
import { VisibleRefs } from '../visibility/CatalogVisibility';
import { ColumnQueries } from './ColumnQueries';

jest.setTimeout(60_000);

const mesh = [
  aProduct('airports', { metadata: { title: 'Airports' } }),
  aContract('airports', {
    columns: {
      iata: { businessName: 'Airport code' },
      name: { description: 'The name that people know it by' },
      country_code: {},
      geo: { logicalType: 'object', properties: [{ name: 'code_area' }] },
    },
  }),
  aProduct('flights', { metadata: { title: 'Flights' } }),
  aContract('flights', {
    columns: {
      code: { classification: 'Public' },
      origin: { description: 'Code of the airport' },
      flightDate: {},
      flightdates: {},
      stop: { description: 'Where the airport has its apron' },
    },
  }),
  // Nobody offers it in a port.
  aContract('orphan', { columns: { code: {} } }),
];

describe('ColumnQueries', () => {
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
      const queries = new ColumnQueries(knex);
      return {
        knex,
        queries,
        paths: async (
          text: string,
          visible: VisibleRefs = 'everything',
        ): Promise<string[]> => {
          const { items } = await queries.query({ text }, visible);
          return items.map(({ object, path }) => `${object}.${path}`);
        },
      };
    }

    it('puts the very name first, then beginnings, then other texts', async () => {
      const { queries, paths } = await setup();
      expect(await paths('code')).toEqual([
        'flights.code',
        'airports.geo.code_area',
        'airports.country_code',
        'airports.iata',
        'flights.origin',
      ]);
      const { items } = await queries.query({ text: 'code' }, 'everything');
      expect(items.map(({ matched }) => matched)).toEqual([
        'name',
        'name',
        'name',
        'businessName',
        'description',
      ]);
      expect(items[0]).toEqual({
        contract: 'datacontract:default/flights-contract',
        port: 'daily',
        portVersion: '1.0.0',
        object: 'flights',
        path: 'code',
        logicalType: 'string',
        classification: 'Public',
        matched: 'name',
        product: 'dataproduct:default/flights',
        productTitle: 'Flights',
      });
    });

    it('needs every word, each as a beginning', async () => {
      const { paths } = await setup();
      expect(await paths('countr co')).toEqual(['airports.country_code']);
      expect(await paths('Country Code')).toEqual(['airports.country_code']);
      expect(await paths('flightdate')).toEqual([
        'flights.flightDate',
        'flights.flightdates',
      ]);
      expect(await paths('flightDate')).toEqual(['flights.flightDate']);
      expect(await paths('date flight')).toEqual(['flights.flightDate']);
      expect(await paths('airport people')).toEqual([]);
      expect(await paths('ountry')).toEqual([]);
      expect(await paths('?!')).toEqual([]);
    });

    it('gives pages and says whether there are more', async () => {
      const { queries } = await setup();
      const seen: string[] = [];
      for (const offset of [0, 2, 4]) {
        const { items, hasMore } = await queries.query(
          { text: 'code', offset, limit: 2 },
          'everything',
        );
        seen.push(...items.map(({ path }) => path));
        expect(hasMore).toBe(offset < 4);
      }
      expect(seen).toEqual([
        'code',
        'geo.code_area',
        'country_code',
        'iata',
        'origin',
      ]);
    });

    it('shows columns of visible contracts under visible products', async () => {
      const { paths } = await setup();
      const airports = 'dataproduct:default/airports';
      const contract = 'datacontract:default/airports-contract';
      expect(
        await paths('iata', { products: [airports], contracts: [contract] }),
      ).toEqual(['airports.iata']);
      expect(
        await paths('code', { products: [airports], contracts: [contract] }),
      ).toHaveLength(3);
      expect(
        await paths('code', { products: [airports], contracts: [] }),
      ).toEqual([]);
      expect(
        await paths('code', { products: [], contracts: [contract] }),
      ).toEqual([]);
    });

    it.each([`:*&|!'()\\`, `' or 1=1 --`, '%', '_', 'a\0b', '🐦', '\ud800'])(
      'takes %p as text',
      async text => {
        const { paths } = await setup();
        expect(await paths(text)).toEqual([]);
      },
    );

    it('finds words that very many columns hold', async () => {
      const { knex, queries } = await setup();
      const [row] = await knex('columns').where('path', 'origin');
      await knex.batchInsert(
        'columns',
        Array.from({ length: 3000 }, (_, index) => ({
          ...row,
          name: `n${index}`,
          path: `n${index}`,
          position: 100 + index,
        })),
        100,
      );
      if (databaseId === 'POSTGRES_18') {
        await knex.raw('analyze');
      }
      for (const text of ['airport', 'airport code', 'code of airport']) {
        const { items, hasMore } = await queries.query(
          { text, limit: 100 },
          'everything',
        );
        expect(items).toHaveLength(100);
        expect(hasMore).toBe(true);
        expect(new Set(items.map(({ path }) => path)).size).toBe(100);
      }
      const found = async (text: string) => {
        const { items } = await queries.query({ text }, 'everything');
        return items.map(({ path }) => path);
      };
      expect(await found('airport apron')).toEqual(['stop']);
      expect(await found('airport iata')).toEqual(['iata']);
      expect(await found('airport zebra')).toEqual([]);
    });
  });
});
