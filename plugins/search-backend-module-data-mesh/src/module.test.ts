import {
  coreServices,
  createServiceFactory,
  ServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import searchPlugin from '@backstage/plugin-search-backend';
import searchModulePostgres from '@backstage/plugin-search-backend-module-pg';
import { TestPipeline } from '@backstage/plugin-search-backend-node';
import { MESHPORT_API_VERSION } from '@meshport/backstage-plugin-data-mesh-common';
import request from 'supertest';
import { DataProductCollatorFactory } from './DataProductCollatorFactory';
import searchModule from './index';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

function mesh(count: number): Entity[] {
  return Array.from({ length: count }, (_, index) => [
    {
      apiVersion: MESHPORT_API_VERSION,
      kind: 'DataProduct',
      metadata: { name: `product-${index}`, title: `Product ${index}` },
      spec: {
        type: 'source-aligned',
        lifecycle: 'production',
        version: '1.0.0',
        owner: 'group:default/safety',
        domain: 'safety',
        purpose: 'Know what happened',
        outputPorts: [
          {
            name: 'table',
            version: '1.0.0',
            type: 'table',
            classification: 'internal',
            contract: `contract-${index}`,
          },
        ],
      },
    },
    {
      apiVersion: MESHPORT_API_VERSION,
      kind: 'DataContract',
      metadata: { name: `contract-${index}` },
      spec: {
        type: 'odcs',
        lifecycle: 'production',
        owner: 'group:default/safety',
        product: `product-${index}`,
        definition: `apiVersion: v3.1.0
kind: DataContract
id: contract-${index}
version: 1.0.0
status: active
schema:
  - name: strikes
    properties:
      - name: wildlifeSpecies${index}
        logicalType: string
        description: Which bird it was
`,
      },
    },
  ]).flat();
}

function factoryOf(entities: Entity[]) {
  const catalog = catalogServiceMock({ entities });
  const reads = jest.spyOn(catalog, 'getEntitiesByRefs');
  const logger = mockServices.logger.mock();
  const factory = new DataProductCollatorFactory({
    auth: mockServices.auth(),
    catalog,
    logger,
    locationTemplate: '/catalog/:namespace/:kind/:name',
  });
  return { factory, reads, logger };
}

describe('the collator of data products', () => {
  it('lets the catalog decide who may find a document', () => {
    const { factory } = factoryOf([]);
    expect(factory.type).toBe('data-products');
    expect(factory.visibilityPermission).toBe(catalogEntityReadPermission);
  });

  it('reads the catalog in batches', async () => {
    const { factory, reads } = factoryOf(mesh(120));
    const { documents } = await TestPipeline.fromCollator(
      await factory.getCollator(),
    ).execute();
    expect(documents).toHaveLength(240);
    expect(documents.at(-1)).toMatchObject({
      title: 'Product 119: table 1.0.0',
      text: expect.stringContaining('wildlifeSpecies119'),
    });
    expect(reads).toHaveBeenCalledTimes(3);
  });

  it('reads no further than it is asked to', async () => {
    const { factory, reads } = factoryOf(mesh(120));
    for await (const _ of await factory.getCollator()) {
      break;
    }
    expect(reads).toHaveBeenCalledTimes(1);
  });

  it('goes on after a product that it cannot read', async () => {
    const entities = mesh(3);
    entities[2].spec!.outputPorts = 'none';
    const { factory, logger } = factoryOf(entities);
    const { documents } = await TestPipeline.fromCollator(
      await factory.getCollator(),
    ).execute();
    expect(documents).toHaveLength(4);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('dataproduct:default/product-1'),
    );
  });
});

const SEES_SOME: PolicyDecision = {
  result: AuthorizeResult.CONDITIONAL,
  pluginId: 'catalog',
  resourceType: 'catalog-entity',
  conditions: {
    rule: 'IS_NOT_HIDDEN',
    resourceType: 'catalog-entity',
    params: {},
  },
};

/** The portal's search on PostgreSQL, with three products in it. */
async function startSearch(services: ServiceFactory[] = []) {
  const knex = await databases.init('POSTGRES_18');
  const scheduler = mockServices.scheduler();
  const { server } = await startTestBackend({
    features: [
      searchModule,
      searchPlugin,
      searchModulePostgres,
      mockServices.database.factory({ knex }),
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => scheduler,
      }),
      catalogServiceMock.factory({ entities: mesh(3) }),
      ...services,
    ],
  });
  for (const { id } of await scheduler.getScheduledTasks()) {
    await scheduler.triggerTask(id);
  }
  return async (term: string) => {
    const { body } = await request(server)
      .get('/api/search/query')
      .query({ term, 'types[0]': 'data-products' });
    return body.results;
  };
}

function titlesOf(results: { document: { title: string } }[]): string[] {
  return results.map(({ document }) => document.title).sort();
}

describe('the search module', () => {
  it('has a PostgreSQL to be tested on', () => {
    expect(databases.supports('POSTGRES_18')).toBe(true);
  });

  it('lets the portal find a port by a word in the name of a column', async () => {
    const find = await startSearch();
    const results = await find('species1');
    expect(results).toEqual([
      expect.objectContaining({
        type: 'data-products',
        document: expect.objectContaining({
          title: 'Product 1: table 1.0.0',
          port: 'table',
        }),
        highlight: expect.objectContaining({
          fields: expect.objectContaining({
            text: expect.stringMatching(/<.*>Species1<.*>/),
          }),
        }),
      }),
    ]);
  });

  it('shows the columns of a contract only to who may see the contract', async () => {
    const hidden = 'datacontract:default/contract-1';
    const permissions = mockServices.permissions.mock({
      authorizeConditional: async requests => requests.map(() => SEES_SOME),
      authorize: async requests =>
        requests.map(query => ({
          result:
            'resourceRef' in query && query.resourceRef === hidden
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
        })),
    });
    const find = await startSearch([
      permissions.factory,
      mockServices.rootConfig.factory({
        data: { permission: { enabled: true } },
      }),
    ]);
    expect(titlesOf(await find('species'))).toEqual([
      'Product 0: table 1.0.0',
      'Product 2: table 1.0.0',
    ]);
    // The product itself may be found.
    expect(titlesOf(await find('happened'))).toEqual([
      'Product 0',
      'Product 1',
      'Product 2',
    ]);
  });

  it('says what is wrong with a schedule', async () => {
    await expect(
      startTestBackend({
        features: [
          searchModule,
          searchPlugin,
          catalogServiceMock.factory(),
          mockServices.rootConfig.factory({
            data: {
              search: {
                collators: { dataMesh: { schedule: { frequency: 'often' } } },
              },
            },
          }),
        ],
      }),
    ).rejects.toThrow('search.collators.dataMesh.schedule');
  });
});
