import fs from 'node:fs';
import { resolve } from 'node:path';
import {
  coreServices,
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  createMockDirectory,
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import {
  CatalogService,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import { EvaluationResult } from '@meshport/backstage-plugin-data-governance-common';
import {
  DataPlatforms,
  dataPlatformsServiceRef,
} from '@meshport/backstage-plugin-data-platform-node';
import express from 'express';
import request from 'supertest';
import { parse, parseAllDocuments } from 'yaml';
import scaffolderModuleDataMesh from './index';

const template: Entity = parse(
  fs.readFileSync(
    resolve(
      __dirname,
      '../../../examples/templates/data-product-from-table/template.yaml',
    ),
    'utf8',
  ),
);

const values = {
  domain: 'domain:default/airports',
  owner: 'group:default/airports',
  table: {
    platform: 'warehouse',
    location: { schema: 'airports', table: 'runways' },
  },
  name: 'runways',
  title: 'Runways: "all" of them #1',
  purpose: 'Which runways an airport has, ${{ secrets.token }} and - how long.',
  type: 'source-aligned',
  lifecycle: 'experimental',
  version: '1.0.0',
  classification: 'internal',
  purposes: ['Safety analysis'],
  longestDuration: 'P90D',
};

function entity(kind: string, name: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default' },
    spec: {},
  };
}

/** A catalog that takes in a product when its location is registered. */
function catalog(registered: string[]): CatalogService {
  const start = [
    entity('Group', 'airports'),
    entity('Domain', 'airports'),
    {
      ...template,
      metadata: {
        ...template.metadata,
        namespace: 'default',
        annotations: {
          'backstage.io/managed-by-location': 'file:/templates/template.yaml',
        },
      },
    },
  ];
  const now = () =>
    catalogServiceMock({
      entities: [
        ...start,
        ...(registered.length ? [entity('DataProduct', 'runways')] : []),
      ],
    });
  return {
    ...catalogServiceMock.mock(),
    getEntityByRef: (ref, options) => now().getEntityByRef(ref, options),
    getEntitiesByRefs: (query, options) =>
      now().getEntitiesByRefs(query, options),
    validateEntity: async () => ({ valid: true }),
    addLocation: async ({ target }) => {
      registered.push(target);
      return {
        location: { id: '1', type: 'url', target, entityRef: 'location:a' },
        entities: [],
        exists: false,
      };
    },
  };
}

const platforms: DataPlatforms = {
  list: () => [],
  get: id => ({
    id,
    type: 'postgres',
    title: 'Warehouse',
    listTables: async () => [],
    owners: () => undefined,
    close: async () => {},
    access: {} as never,
    measure: async () => {
      throw new NotFoundError('no table to measure');
    },
    describe: async location => {
      if (location.table !== 'runways') {
        throw new NotFoundError('no such table');
      }
      return {
        location,
        title: 'airports.runways',
        type: 'table',
        columns: [
          {
            name: 'iata',
            physicalType: 'text',
            logicalType: 'string',
            required: true,
            unique: true,
          },
        ],
      };
    },
  }),
};

/** A governance backend with this verdict. */
function governance(verdict: EvaluationResult) {
  return createBackendPlugin({
    pluginId: 'data-governance',
    register(env) {
      env.registerInit({
        deps: { http: coreServices.httpRouter },
        async init({ http }) {
          const router = express.Router();
          router.post('/evaluate', (_request, response) => {
            response.json(verdict);
          });
          http.use(router);
        },
      });
    },
  });
}

const failing: EvaluationResult = {
  passed: false,
  results: [
    {
      product: 'dataproduct:default/runways',
      title: 'Runways',
      owner: values.owner,
      domain: values.domain,
      exempt: 0,
      scorecards: [
        {
          scorecard: 'scorecard:default/foundations',
          title: 'Foundations',
          owner: 'group:default/data-governance',
          levels: [{ name: 'bronze', title: 'Bronze' }],
          checks: [
            {
              checkId: 'described',
              title: 'Columns are described',
              level: 'bronze',
              severity: 'high',
              weight: 1,
              phase: 'enforced',
              status: 'fail',
              reason: 'iata has no description.',
              why: 'Names mislead.',
              remedy: 'Describe iata.',
            },
          ],
        },
      ],
    },
  ],
};

describe('the template "New data product from a table"', () => {
  const directory = createMockDirectory();
  let backend: TestBackend | undefined;
  beforeEach(() => directory.clear());
  afterEach(() => backend?.stop());

  const start = async (verdict: EvaluationResult) => {
    const registered: string[] = [];
    backend = await startTestBackend({
      features: [
        scaffolderPlugin,
        scaffolderModuleDataMesh,
        governance(verdict),
        mockServices.rootConfig.factory({
          data: {
            backend: { workingDirectory: directory.path },
            dataMesh: {
              localRepositories: {
                folder: directory.resolve('repositories'),
                baseUrl: 'http://localhost:7009/repositories',
              },
            },
          },
        }),
        createServiceFactory({
          service: catalogServiceRef,
          deps: {},
          factory: () => catalog(registered),
        }),
        createServiceFactory({
          service: dataPlatformsServiceRef,
          deps: {},
          factory: () => platforms,
        }),
      ],
    });
    return { registered, server: backend.server };
  };

  /** Runs the template and returns how it ended, with what was logged. */
  const run = async (server: TestBackend['server'], input: object) => {
    const created = await request(server)
      .post('/api/scaffolder/v2/tasks')
      .send({
        templateRef: stringifyEntityRef(template),
        values: input,
      });
    expect(created.body).toEqual({ id: expect.any(String) });
    const task = `/api/scaffolder/v2/tasks/${created.body.id}`;
    for (;;) {
      const { body } = await request(server).get(task);
      if (['completed', 'failed', 'cancelled'].includes(body.status)) {
        const events = await request(server).get(`${task}/events`);
        return {
          status: body.status,
          log: JSON.stringify(events.body),
        };
      }
      await new Promise(done => {
        setTimeout(done, 100);
      });
    }
  };

  it('publishes and registers a product that passes', async () => {
    const { server, registered } = await start({ passed: true, results: [] });
    const { status, log } = await run(server, values);
    expect([status, log]).toEqual(['completed', expect.any(String)]);

    const folder = directory.resolve('repositories/runways');
    expect(fs.readdirSync(folder).sort()).toEqual([
      '.git',
      'README.md',
      'catalog-info.yaml',
      'runways.odcs.yaml',
      'sql',
    ]);
    const [product] = [
      ...parseAllDocuments(
        fs.readFileSync(`${folder}/catalog-info.yaml`, 'utf8'),
      ),
    ].map(document => document.toJSON());
    expect(product).toMatchObject({
      metadata: { title: values.title },
      spec: {
        purpose: values.purpose,
        outputPorts: [
          {
            name: 'runways',
            classification: 'internal',
            access: { purposes: ['Safety analysis'], longestDuration: 'P90D' },
          },
        ],
      },
    });
    expect(registered[0]).toBe(
      'http://localhost:7009/repositories/runways/catalog-info.yaml',
    );
    expect(log).toContain('"entityRef":"dataproduct:default/runways"');
  });

  it('publishes nothing when a check fails, and says how to fix it', async () => {
    const { server, registered } = await start(failing);
    const { status, log } = await run(server, values);
    expect(status).toBe('failed');
    expect(log).toContain(
      'Columns are described (Foundations, bronze) fails: iata has no description. How to fix: Describe iata.',
    );
    expect(registered).toEqual([]);
    expect(fs.existsSync(directory.resolve('repositories'))).toBe(false);
  });

  it('publishes nothing when the table vanished', async () => {
    const { server } = await start({ passed: true, results: [] });
    const { status, log } = await run(server, {
      ...values,
      table: { platform: 'warehouse', location: { table: 'gone' } },
    });
    expect(status).toBe('failed');
    expect(log).toContain('gone does not exist in Warehouse any more');
    expect(fs.existsSync(directory.resolve('repositories'))).toBe(false);
  });
});
