import {
  createServiceFactory,
  ServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  DataMeshClient,
  parseContract,
  TableDescription,
} from '@meshport/backstage-plugin-data-mesh-common';
import {
  DataPlatform,
  dataPlatformFactoryServiceRef,
} from '@meshport/backstage-plugin-data-platform-node';
import request from 'supertest';
import plugin from './index';

const FLIGHTS: TableDescription = {
  location: { schema: 'flights', table: 'flights' },
  title: 'flights.flights',
  type: 'table',
  columns: [
    {
      name: 'origin',
      physicalType: 'text',
      logicalType: 'string',
      required: true,
      unique: false,
    },
    {
      name: 'id',
      physicalType: 'integer',
      logicalType: 'integer',
      required: true,
      unique: true,
      primaryKeyPosition: 1,
    },
  ],
};

// An engine in memory: the adapters' own tests have the real ones.
const adapter = createServiceFactory({
  service: dataPlatformFactoryServiceRef,
  deps: {},
  factory: () => ({
    type: 'memory',
    create: ({ id, title, config }) =>
      ({
        id,
        title,
        type: 'memory',
        listTables: async () => {
          if (config.getOptionalBoolean('down')) {
            throw new ServiceUnavailableError('The engine is down');
          }
          const { columns: _, ...summary } = FLIGHTS;
          return [summary];
        },
        describe: async location => {
          if (location.table !== 'flights') {
            throw new NotFoundError(`There is no ${location.table}`);
          }
          return FLIGHTS;
        },
        close: async () => {},
      } as Partial<DataPlatform> as DataPlatform),
  }),
});

async function startBackend(services: ServiceFactory[] = []) {
  const { server } = await startTestBackend({
    features: [
      plugin,
      adapter,
      mockServices.rootConfig.factory({
        data: {
          dataPlatforms: {
            warehouse: { type: 'memory', title: 'The warehouse' },
            broken: { type: 'memory', down: true },
          },
        },
      }),
      ...services,
    ],
  });
  return server;
}

describe('the data mesh backend', () => {
  it('lists the configured platforms', async () => {
    const server = await startBackend();
    const { status, body } = await request(server).get(
      '/api/data-mesh/platforms',
    );
    expect(status).toBe(200);
    expect(body).toEqual({
      items: [
        { id: 'warehouse', type: 'memory', title: 'The warehouse' },
        { id: 'broken', type: 'memory', title: 'broken' },
      ],
    });
  });

  it('describes itself', async () => {
    const server = await startBackend();
    const { status, body } = await request(server).get(
      '/api/data-mesh/openapi.json',
    );
    expect(status).toBe(200);
    expect(Object.keys(body.paths)).toEqual(
      expect.arrayContaining([
        '/api/data-mesh/platforms/{platform}/table',
        '/api/data-mesh/contracts/infer',
        '/api/data-mesh/contracts/check',
        '/api/data-mesh/contracts/{namespace}/{name}/versions',
        '/api/data-mesh/contracts/{namespace}/{name}/differences',
        '/api/data-mesh/formats',
        '/api/data-mesh/products/{namespace}/{name}/export/{format}',
        '/api/data-mesh/products/{namespace}/{name}/events',
      ]),
    );
  });

  it('serves tables and contracts to its client', async () => {
    const server = await startBackend();
    const client = clientOf(server);

    expect((await client.getPlatforms()).map(p => p.id)).toEqual([
      'warehouse',
      'broken',
    ]);
    expect(await client.getTables('warehouse')).toEqual([
      { location: FLIGHTS.location, title: 'flights.flights', type: 'table' },
    ]);
    expect(await client.describeTable('warehouse', FLIGHTS.location)).toEqual(
      FLIGHTS,
    );

    const { definition } = await client.inferContract({
      platform: 'warehouse',
      location: FLIGHTS.location,
      product: { name: 'flights', domain: 'flight-operations' },
      columns: { origin: { classification: 'internal' } },
    });
    const { contract, problems } = parseContract(definition);
    expect(problems).toEqual([]);
    expect(contract).toMatchObject({
      id: 'flights-contract',
      domain: 'flight-operations',
      schema: [
        {
          properties: [
            {
              name: 'origin',
              logicalType: 'string',
              classification: 'internal',
            },
            { name: 'id', primaryKey: true },
          ],
        },
      ],
    });
  });

  it.each([
    ['an unknown platform', '/platforms/lake/tables', 404, /'lake'.*warehouse/],
    ['an engine that is down', '/platforms/broken/tables', 503, /is down/],
    [
      'a missing table',
      '/platforms/warehouse/table?location[table]=gone',
      404,
      /no gone/,
    ],
    ['no location', '/platforms/warehouse/table', 400, /location/],
    [
      'a location that is no object',
      '/platforms/warehouse/table?location=flights',
      400,
      /location/,
    ],
    [
      'a location that is nested',
      '/platforms/warehouse/table?location[table][x]=flights',
      400,
      /location/,
    ],
    [
      'an unknown parameter',
      '/platforms/warehouse/tables?schema=flights',
      400,
      /schema/,
    ],
  ])('answers %s with a clear error', async (_, path, status, message) => {
    const server = await startBackend();
    const response = await request(server).get(`/api/data-mesh${path}`);
    expect(response.status).toBe(status);
    expect(response.body.error.message).toMatch(message);
  });

  it.each([
    ['product', { platform: 'warehouse', location: FLIGHTS.location }],
    [
      'version',
      {
        platform: 'warehouse',
        location: FLIGHTS.location,
        product: { name: 'flights' },
        version: 'newest',
      },
    ],
    [
      'request/body/product/name',
      {
        platform: 'warehouse',
        location: FLIGHTS.location,
        product: { name: `${'a'.repeat(63)}!` },
      },
    ],
    [
      'request/body/host',
      {
        platform: 'warehouse',
        location: FLIGHTS.location,
        product: { name: 'flights' },
        host: 'elsewhere.example.com',
      },
    ],
  ])('names %s when a contract is asked for badly', async (field, body) => {
    const server = await startBackend();
    const response = await request(server)
      .post('/api/data-mesh/contracts/infer')
      .send(body);
    expect(response.status).toBe(400);
    expect(response.body.error.message).toContain(field);
  });

  it('lets nobody read without the permission, and records it', async () => {
    const permissions = mockServices.permissions.mock({
      authorize: async () => [{ result: AuthorizeResult.DENY }],
    });
    const auditor = mockServices.auditor.mock();
    const event = { success: jest.fn(), fail: jest.fn() };
    auditor.createEvent.mockResolvedValue(event);
    const server = await startBackend([
      permissions.factory,
      auditor.factory,
      mockServices.httpAuth.factory({
        defaultCredentials: mockCredentials.user('user:default/eve'),
      }),
    ]);

    const client = clientOf(server);
    for (const read of [
      () => client.getPlatforms(),
      () => client.getTables('warehouse'),
      () => client.describeTable('warehouse', FLIGHTS.location),
      () =>
        client.inferContract({
          platform: 'warehouse',
          location: FLIGHTS.location,
          product: { name: 'flights' },
        }),
    ]) {
      await expect(read()).rejects.toMatchObject({
        statusCode: 403,
        message: expect.stringContaining('403'),
      });
    }
    // With the caller's own credentials, not the backend's.
    expect(permissions.authorize).toHaveBeenCalledTimes(4);
    expect(permissions.authorize).toHaveBeenLastCalledWith(
      [
        {
          permission: expect.objectContaining({
            name: 'data-mesh.platform.read',
          }),
        },
      ],
      { credentials: mockCredentials.user('user:default/eve') },
    );
    expect(event.fail).toHaveBeenCalledTimes(4);
    expect(event.success).not.toHaveBeenCalled();
  });

  it('records who reads which tables', async () => {
    const auditor = mockServices.auditor.mock();
    const event = { success: jest.fn(), fail: jest.fn() };
    auditor.createEvent.mockResolvedValue(event);
    const server = await startBackend([auditor.factory]);

    await clientOf(server).describeTable('warehouse', FLIGHTS.location);
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'table-fetch',
        meta: {
          queryType: 'by-location',
          platform: 'warehouse',
          location: FLIGHTS.location,
        },
      }),
    );
    expect(event.success).toHaveBeenCalledTimes(1);
  });

  it('registers its permission', async () => {
    const server = await startBackend();
    const { body } = await request(server).get(
      '/api/data-mesh/.well-known/backstage/permissions/metadata',
    );
    expect(body.permissions).toMatchObject([
      { name: 'data-mesh.platform.read', attributes: { action: 'read' } },
    ]);
  });
});

function clientOf(server: Awaited<ReturnType<typeof startBackend>>) {
  return new DataMeshClient({
    discoveryApi: {
      getBaseUrl: async pluginId =>
        `http://localhost:${server.port()}/api/${pluginId}`,
    },
    fetchApi: { fetch },
  });
}
