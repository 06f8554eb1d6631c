import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { aContract, anEntity, aProduct } from '../__testUtils__/mesh';
import { EVE, startMesh } from '../__testUtils__/startMesh';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const flights = aProduct('flights', {
  metadata: {
    title: 'Flights',
    description: `All departures. ${'More words. '.repeat(500)}`,
    tags: ['aviation'],
  },
  spec: {
    purpose: 'Plan crews',
    support: [{ channel: 'chat', url: 'https://chat.example.com' }],
    lifecycle: 'deprecated',
    deprecation: { until: '2027-03-31', replacedBy: 'departures' },
  },
});
const secret = aProduct('secret', {
  spec: {
    inputPorts: [{ name: 'legs', product: 'flights', port: 'daily' }],
  },
});
const delays = aProduct('delays', {
  spec: {
    domain: 'safety',
    inputPorts: [
      { name: 'flights', product: 'flights', port: 'daily', version: '1.0.0' },
    ],
  },
});
const before = aContract('flights', {
  columns: {
    departureAirport: {
      businessName: 'Origin',
      description: 'IATA code',
      required: true,
      classification: 'internal',
    },
    delay: { logicalType: 'integer' },
  },
});
const after = aContract('flights', {
  version: '1.1.0',
  columns: {
    gate: {},
    departureAirport: { businessName: 'Origin', description: 'IATA code' },
  },
});
const others = [
  flights,
  secret,
  delays,
  aContract('secret', { columns: { departureSecret: {} } }),
  aContract('broken', { definition: 'nonsense' }),
  anEntity('Domain', 'safety', { title: 'Safety' }),
];

async function start(id: Parameters<typeof databases.init>[0] = 'SQLITE_3') {
  const mesh = await startMesh({
    knex: await databases.init(id),
    entities: [...others, before],
    hidden: [
      'dataproduct:default/secret',
      'datacontract:default/secret-contract',
    ],
  });
  await mesh.change([...others, after]);
  const invoke = async (
    name: string,
    input: JsonObject,
    credentials = mockCredentials.user(),
  ): Promise<JsonObject> => {
    const { output } = await mesh.actions.invoke({
      id: `test:${name}`,
      input,
      credentials,
    });
    return output as JsonObject;
  };
  return { ...mesh, invoke };
}

const eve = mockCredentials.user(EVE);

it('has a PostgreSQL to be tested on', () => {
  expect(databases.supports('POSTGRES_18')).toBe(true);
});

describe('the actions', () => {
  it('only read, and say what they are for', async () => {
    const { actions } = await start();
    const { actions: registered } = await actions.list();
    expect(registered.map(({ name }) => name).sort()).toEqual([
      'compare-contract-versions',
      'get-data-contract',
      'get-data-product',
      'list-data-product-consumers',
      'search-columns',
      'search-data-products',
    ]);
    for (const action of registered) {
      expect(action.attributes).toEqual({
        readOnly: true,
        idempotent: true,
        destructive: false,
      });
      expect(action.description.length).toBeGreaterThan(100);
    }
  });

  it('are recorded with their caller', async () => {
    const { invoke, auditor, audited } = await start();
    await invoke('search-columns', { text: 'origin' }, eve);
    expect(auditor.createEvent).toHaveBeenLastCalledWith({
      eventId: 'column-fetch',
      meta: {
        queryType: 'by-text',
        action: 'search-columns',
        text: 'origin',
        caller: EVE,
      },
    });
    await expect(
      invoke('get-data-product', { entityRef: 'secret' }, eve),
    ).rejects.toThrow('may not see it');
    expect(audited.success).toHaveBeenCalledTimes(1);
    expect(audited.fail).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['search-columns', { text: 'x', limit: 101 }],
    ['search-columns', {}],
    ['search-data-products', { text: 'x'.repeat(201) }],
    ['search-data-products', { lifecycle: ['alive'] }],
    ['get-data-product', { entityRef: 'a/' }],
    ['get-data-contract', { entityRef: 'flights-contract', limit: 'many' }],
    ['compare-contract-versions', { entityRef: 'flights-contract', before: 0 }],
  ])('%s refuses %j', async (name, input) => {
    const { invoke } = await start();
    await expect(invoke(name, input)).rejects.toMatchObject({
      name: 'InputError',
    });
  });

  it.each([
    ['get-data-product', 'secret'],
    ['get-data-product', 'datacontract:default/flights-contract'],
    ['get-data-contract', 'secret-contract'],
    ['compare-contract-versions', 'secret-contract'],
    ['list-data-product-consumers', 'secret'],
  ])('%s finds no %s', async (name, entityRef) => {
    const { invoke } = await start();
    await expect(invoke(name, { entityRef }, eve)).rejects.toMatchObject({
      name: 'NotFoundError',
    });
  });
});

describe.each(databases.eachSupportedId())('on %s, an agent', id => {
  it('finds products by a column, and is told why', async () => {
    const { invoke } = await start(id);
    const { total, products } = await invoke('search-data-products', {
      text: 'departure airport',
      limit: '5',
    });
    expect(total).toBe(1);
    expect(products).toMatchObject([
      {
        entityRef: 'dataproduct:default/flights',
        title: 'Flights',
        purpose: 'Plan crews',
        lifecycle: 'deprecated',
        description: expect.stringMatching(/^[^]{300}$/),
        ports: ['daily 1.0.0 (table)'],
        matchedColumns: [
          {
            contract: 'datacontract:default/flights-contract',
            port: 'daily',
            column: 'departureAirport',
            businessName: 'Origin',
          },
        ],
      },
    ]);
  });

  it('narrows what it finds, and pages', async () => {
    const { invoke } = await start(id);
    expect(
      await invoke('search-data-products', { domain: ['safety'] }),
    ).toMatchObject({ total: 1, products: [{ title: 'delays' }] });
    const page = await invoke('search-data-products', {
      limit: 1,
      offset: '1',
    });
    expect(page.total).toBe(3);
    expect(page.products).toHaveLength(1);
  });

  it('finds columns', async () => {
    const { invoke } = await start(id);
    const found = await invoke('search-columns', { text: 'departure' });
    expect(found.hasMore).toBe(false);
    expect(found.columns).toHaveLength(2);
    expect(found.columns).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ column: 'departureAirport' }),
        expect.objectContaining({ column: 'departureSecret' }),
      ]),
    );
    expect(await invoke('search-columns', { text: 'departure' }, eve)).toEqual({
      hasMore: false,
      columns: [
        {
          product: 'dataproduct:default/flights',
          productTitle: 'Flights',
          port: 'daily',
          portVersion: '1.0.0',
          contract: 'datacontract:default/flights-contract',
          object: 'flights',
          column: 'departureAirport',
          type: 'string',
          businessName: 'Origin',
          description: 'IATA code',
        },
      ],
    });
  });

  it('reads a product', async () => {
    const { invoke } = await start(id);
    const product = await invoke('get-data-product', { entityRef: 'flights' });
    expect(product).toMatchObject({
      entityRef: 'dataproduct:default/flights',
      owner: 'group:default/flight-operations',
      domain: 'domain:default/flight-operations',
      tags: ['aviation'],
      deprecation: {
        until: '2027-03-31',
        replacedBy: 'dataproduct:default/departures',
      },
      outputPorts: [
        {
          name: 'daily',
          platform: 'warehouse',
          contract: 'datacontract:default/flights-contract',
        },
      ],
      support: [{ channel: 'chat', url: 'https://chat.example.com' }],
    });
    expect(product.description).toHaveLength(2000);
  });

  it('reads a contract, a part at a time', async () => {
    const { invoke } = await start(id);
    const entityRef = 'DataContract:default/flights-contract';
    expect(
      await invoke('get-data-contract', { entityRef, limit: '1', offset: 1 }),
    ).toEqual({
      entityRef: 'datacontract:default/flights-contract',
      product: 'dataproduct:default/flights',
      version: '1.1.0',
      status: 'active',
      columnCount: 2,
      columns: [
        {
          object: 'flights',
          column: 'departureAirport',
          type: 'string',
          required: false,
          unique: false,
          primaryKey: false,
          businessName: 'Origin',
          description: 'IATA code',
        },
      ],
      serviceLevels: [],
      problems: [],
    });
    const broken = await invoke('get-data-contract', {
      entityRef: 'broken-contract',
    });
    expect(broken).toMatchObject({ columnCount: 0, columns: [] });
    expect(broken.problems).toHaveLength(1);
  });

  it('compares versions, what breaks first', async () => {
    const { invoke } = await start(id);
    const entityRef = 'flights-contract';
    const comparison = await invoke('compare-contract-versions', {
      entityRef,
      before: '1',
      limit: 2,
    });
    expect(comparison).toMatchObject({
      before: { sequence: 1, version: '1.0.0' },
      after: { sequence: 2, version: '1.1.0' },
      breaking: true,
      versionVerdict: expect.stringContaining('2.0.0'),
    });
    expect(comparison.changeCount).toBeGreaterThan(2);
    expect(comparison.changes).toMatchObject([
      { readers: 'breaking' },
      { readers: 'breaking' },
    ]);
  });

  it('learns who reads a product, as far as its caller may see', async () => {
    const { invoke } = await start(id);
    const entityRef = 'dataproduct:default/flights';
    expect(
      await invoke('list-data-product-consumers', { entityRef }),
    ).toMatchObject({ total: 2 });
    expect(
      await invoke('list-data-product-consumers', { entityRef }, eve),
    ).toEqual({
      total: 1,
      consumers: [
        {
          product: 'dataproduct:default/delays',
          title: 'delays',
          inputPort: 'flights',
          port: 'daily',
          portVersion: '1.0.0',
        },
      ],
    });
  });
});
