import { TestDatabases } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { ProductOrder } from '@meshport/backstage-plugin-data-mesh-common';
import { indexMesh } from '../__testUtils__/indexMesh';
import { aContract, anEntity, aProduct } from '../__testUtils__/mesh';
import { writeLevels } from '../indexing/writeLevels';
import { ProductQueries } from './ProductQueries';

jest.setTimeout(60_000);

const FLIGHTS = 'dataproduct:default/flights';
const STRIKES = 'dataproduct:default/bird-strikes';
const WEATHER = 'dataproduct:default/weather';

const flights = aProduct('flights', {
  metadata: { title: 'Flights', tags: ['aviation'] },
  spec: { purpose: 'Shows how punctual airlines are.' },
});
const flightsContract = aContract('flights', {
  columns: {
    origin: { description: 'Airport where the flight starts' },
    delay_minutes: { businessName: 'Arrival delay' },
    delay: {},
    arrivalDelay: {},
    late: { description: 'Whether the delay is above a quarter of an hour' },
  },
});
const strikes = aProduct('bird-strikes', {
  metadata: { title: 'Bird strikes', tags: ['aviation', 'wildlife'] },
  spec: {
    type: 'aggregate',
    lifecycle: 'experimental',
    owner: 'safety',
    domain: 'bird-safety',
    inputPorts: [
      { name: 'flights', product: 'flights', port: 'daily', version: '1.0.0' },
    ],
  },
});
const strikesContract = aContract('bird-strikes', {
  columns: { species: {}, origin_state: {}, delay_cost: {} },
});
const weather = aProduct('weather', {
  metadata: { title: 'weather', description: 'Explains delays of flights' },
  spec: {
    owner: 'weather-services',
    domain: 'weather',
    outputPorts: [],
    inputPorts: [{ name: 'all', product: 'flights' }],
  },
});
const mesh: Entity[] = [
  flights,
  flightsContract,
  strikes,
  strikesContract,
  weather,
  anEntity('Domain', 'flight-operations', { title: 'Airline operations' }),
  anEntity('Domain', 'bird-safety', { title: 'Zoology' }),
  anEntity('Group', 'safety', { title: 'Safety team' }),
];

describe('ProductQueries', () => {
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
        new Map([
          [FLIGHTS, { name: 'gold', title: 'Gold', position: 2 }],
          [STRIKES, { name: 'bronze', title: 'Bronze', position: 0 }],
        ]),
      );
      return new ProductQueries(knex, () => [
        { id: 'warehouse', title: 'The warehouse' },
      ]);
    }

    it('calls platforms by their titles', async () => {
      const queries = await setup();
      const { facets } = await queries.query({}, 'everything');
      expect(facets.platform).toContainEqual(
        expect.objectContaining({ value: 'warehouse', title: 'The warehouse' }),
      );
    });

    it('finds a product by its columns and shows the best of them', async () => {
      const queries = await setup();
      const { items, total } = await queries.query(
        { text: 'delay' },
        'everything',
      );
      expect(total).toBe(3);
      const found = items.find(({ ref }) => ref === FLIGHTS);
      expect(found).toMatchObject({
        title: 'Flights',
        level: { name: 'gold', title: 'Gold' },
        match: { fields: [], columnCount: 4 },
      });
      expect(found?.match?.columns).toEqual([
        expect.objectContaining({ path: 'delay', matched: 'name' }),
        {
          contract: 'datacontract:default/flights-contract',
          port: 'daily',
          portVersion: '1.0.0',
          object: 'flights',
          path: 'delay_minutes',
          businessName: 'Arrival delay',
          logicalType: 'string',
          matched: 'name',
        },
        expect.objectContaining({ path: 'arrivalDelay', matched: 'name' }),
      ]);
    });

    it('says which of its texts hold the words', async () => {
      const queries = await setup();
      const match = async (text: string, ref: string) =>
        (await queries.query({ text }, 'everything')).items.find(
          item => item.ref === ref,
        )?.match;
      expect(await match('flight delay', WEATHER)).toEqual({
        fields: ['description'],
        columns: [],
        columnCount: 0,
      });
      expect(await match('aviation punctual', FLIGHTS)).toMatchObject({
        fields: ['purpose', 'tag'],
        columnCount: 0,
      });
      expect(await match('strike daily', STRIKES)).toMatchObject({
        fields: ['name', 'title', 'port'],
      });
      expect(await match('quarter', FLIGHTS)).toMatchObject({
        fields: [],
        columns: [{ path: 'late', matched: 'description' }],
        columnCount: 1,
      });
    });

    it('prefers columns that hold more of the words', async () => {
      const queries = await setup();
      const { items } = await queries.query(
        { text: 'delay arrival' },
        'everything',
      );
      expect(items).toHaveLength(1);
      expect(items[0].match?.columnCount).toBe(2);
      expect(items[0].match?.columns.map(({ path }) => path)).toEqual([
        'delay_minutes',
        'arrivalDelay',
      ]);
    });

    it('puts what is called so first', async () => {
      const queries = await setup();
      const found = async (text: string) =>
        (await queries.query({ text }, 'everything')).items.map(
          ({ name }) => name,
        );
      expect(await found('flights')).toEqual(['flights', 'weather']);
      expect(await found('Bird-Strikes')).toEqual(['bird-strikes']);
      expect(await found('origin')).toEqual(['bird-strikes', 'flights']);
    });

    it.each<[ProductOrder, string[]]>([
      ['title', ['bird-strikes', 'flights', 'weather']],
      ['-title', ['weather', 'flights', 'bird-strikes']],
      ['domain', ['flights', 'weather', 'bird-strikes']],
      ['level', ['weather', 'bird-strikes', 'flights']],
      ['-level', ['flights', 'bird-strikes', 'weather']],
      ['relevance', ['bird-strikes', 'flights', 'weather']],
    ])('sorts by %s', async (order, names) => {
      const queries = await setup();
      const { items } = await queries.query({ order }, 'everything');
      expect(items.map(({ name }) => name)).toEqual(names);
    });

    it('shows what changed last first', async () => {
      const { knex, show } = await indexMesh(
        await databases.init(databaseId),
        ...mesh,
      );
      await knex('products').update({ updated_at: new Date('2026-01-01') });
      const changed = aContract('flights', { version: '1.1.0' });
      await show(
        ...mesh.map(entity => (entity === flightsContract ? changed : entity)),
      );
      const { items } = await new ProductQueries(knex).query(
        { order: '-updated' },
        'everything',
      );
      expect(items.map(({ name }) => name)).toEqual([
        'flights',
        'bird-strikes',
        'weather',
      ]);
      expect(items[1].updatedAt).toBe('2026-01-01T00:00:00.000Z');
    });

    it('counts the values of a facet with the others as chosen', async () => {
      const queries = await setup();
      const { facets, total } = await queries.query(
        { filters: { lifecycle: ['production'], tag: ['aviation'] } },
        'everything',
      );
      expect(total).toBe(1);
      expect(facets.lifecycle).toEqual([
        { value: 'experimental', title: 'experimental', count: 1 },
        { value: 'production', title: 'production', count: 1 },
      ]);
      expect(facets.tag).toEqual([
        { value: 'aviation', title: 'aviation', count: 1 },
        { value: 'none', title: 'none', count: 1 },
      ]);
      expect(facets.owner).toEqual([
        {
          value: 'group:default/flight-operations',
          title: 'group:default/flight-operations',
          count: 1,
        },
      ]);
    });

    it('calls facet values by their titles and puts them in order', async () => {
      const queries = await setup();
      const { facets } = await queries.query({}, 'everything');
      const titles = (facet: keyof typeof facets) =>
        facets[facet].map(({ title }) => title);
      expect(titles('domain')).toEqual([
        'Airline operations',
        'domain:default/weather',
        'Zoology',
      ]);
      expect(titles('owner')).toContain('Safety team');
      expect(titles('type')).toEqual(['source-aligned', 'aggregate']);
      expect(titles('level')).toEqual(['Bronze', 'Gold', 'none']);
      expect(titles('classification')).toEqual(['internal', 'none']);
    });

    it('gives pages', async () => {
      const queries = await setup();
      const page = await queries.query({ offset: 1, limit: 1 }, 'everything');
      expect(page.items.map(({ name }) => name)).toEqual(['flights']);
      expect(page.total).toBe(3);
      const beyond = await queries.query({ offset: 30 }, 'everything');
      expect(beyond).toMatchObject({ items: [], total: 3 });
    });

    it('shows nothing of what the caller may not see', async () => {
      const queries = await setup();
      const visible = { products: [FLIGHTS, WEATHER], contracts: [] };
      expect(await queries.query({ text: 'origin' }, visible)).toMatchObject({
        items: [],
        total: 0,
        facets: { domain: [] },
      });
      const { items, total } = await queries.query({ text: 'flight' }, visible);
      expect(total).toBe(2);
      expect(items[0].match).toMatchObject({ columns: [], columnCount: 0 });
      expect(
        await queries.query({}, { products: [], contracts: [] }),
      ).toMatchObject({ items: [], total: 0 });
    });

    it.each([
      // Signs are no words: nothing is left out because of them.
      [`:*&|!'()\\`, 3],
      ['%', 3],
      ['_', 3],
      ['\\', 3],
      ['🐦', 3],
      ['\ud800', 3],
      ['a\0b', 1],
      [`"flight" -- & !delay`, 2],
      [`'; drop table products; --`, 0],
      ['flight%', 2],
      ['f_ights', 0],
    ])('takes %p as text', async (text, total) => {
      const queries = await setup();
      const page = await queries.query({ text }, 'everything');
      expect(page.total).toBe(total);
    });

    it('refuses more words than anybody looks for', async () => {
      const queries = await setup();
      const text = Array.from({ length: 17 }, (_, index) =>
        String.fromCharCode(97 + index),
      ).join(' ');
      await expect(queries.query({ text }, 'everything')).rejects.toThrow(
        'text: there are 17 words, at most 16',
      );
    });

    it('reads the line of one product', async () => {
      const queries = await setup();
      expect(await queries.get(FLIGHTS)).toMatchObject({
        ref: FLIGHTS,
        title: 'Flights',
        domain: 'domain:default/flight-operations',
        level: { name: 'gold', title: 'Gold' },
        updatedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      });
      expect(await queries.get('dataproduct:default/gone')).toBeUndefined();
    });

    it('names who reads a product', async () => {
      const queries = await setup();
      const all = await queries.consumersOf(FLIGHTS, 'everything');
      expect(all).toHaveLength(2);
      expect(all).toEqual(
        expect.arrayContaining([
          {
            product: STRIKES,
            title: 'Bird strikes',
            inputPort: 'flights',
            port: 'daily',
            portVersion: '1.0.0',
          },
          { product: WEATHER, title: 'weather', inputPort: 'all' },
        ]),
      );
      const some = await queries.consumersOf(FLIGHTS, {
        products: [WEATHER],
        contracts: [],
      });
      expect(some.map(({ product }) => product)).toEqual([WEATHER]);
    });
  });
});
