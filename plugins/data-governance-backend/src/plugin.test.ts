import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { createBackendModule } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { factProvidersExtensionPoint } from '@meshport/backstage-plugin-data-governance-node';
import request from 'supertest';
import plugin from './index';
import {
  aCheck,
  aContract,
  aDomain,
  aGroup,
  aProduct,
  aScorecard,
} from './testing/entities';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const OWNER = 'user:default/olivia';
const STEWARD = 'user:default/grace';

const foundations = aScorecard('mesh-foundations', [
  aCheck('owner', 'facts.catalog.ownerMembers > 0'),
  aCheck('contract', 'facts.contract.valid'),
  aCheck('described', 'facts.contract.describedColumnsShare >= 0.8', {
    level: 'silver',
    message:
      '"Without a description: " + facts.contract.undescribedColumns.join(", ")',
  }),
  aCheck('later', 'false', { phase: 'grace', enforcedFrom: '2999-01-01' }),
  aCheck('secret', 'false', { phase: 'draft' }),
]);
const safety = aScorecard(
  'safety-handling',
  [aCheck('purpose', 'has(product.spec.purpose)')],
  { owner: 'safety', scope: { domain: 'safety' } },
);

const mesh: Entity[] = [
  foundations,
  safety,
  aGroup('flight-operations', ['olivia']),
  aGroup('data-governance', ['grace']),
  aGroup('safety', []),
  aDomain('flight-operations'),
  aDomain('safety'),
  aDomain('bird-safety', 'safety'),
  aProduct('flights'),
  aContract('flights'),
  aProduct('bird-strikes', {
    spec: { domain: 'bird-safety', owner: 'safety' },
  }),
];

async function start(
  databaseId: TestDatabaseId,
  options: {
    entities?: Entity[];
    features?: ReturnType<typeof createBackendModule>[];
    permissions?: AuthorizeResult.ALLOW | AuthorizeResult.DENY;
    /** Products that only the service sees. */
    hidden?: string[];
    user?: string;
    groups?: string[];
    config?: object;
  } = {},
) {
  const knex = await databases.init(databaseId);
  const catalog = catalogServiceMock({ entities: options.entities ?? mesh });
  const full = catalog;
  const limited = catalogServiceMock({
    entities: (options.entities ?? mesh).filter(
      entity => !options.hidden?.includes(entity.metadata.name),
    ),
  });
  const forCaller = (credentials?: object) =>
    JSON.stringify(credentials).includes('"service"') ? full : limited;
  const signals: unknown[] = [];
  const auditor = mockServices.auditor.mock();
  const event = { success: jest.fn(), fail: jest.fn() };
  auditor.createEvent.mockResolvedValue(event);
  const { server } = await startTestBackend({
    features: [
      plugin,
      mockServices.database.factory({ knex }),
      mockServices.rootConfig.factory({ data: options.config ?? {} }),
      mockServices.permissions.factory({
        result: options.permissions ?? AuthorizeResult.ALLOW,
      }),
      mockServices.httpAuth.factory({
        defaultCredentials: mockCredentials.user(options.user ?? OWNER),
      }),
      mockServices.userInfo.factory({
        userEntityRef: options.user ?? OWNER,
        ownershipEntityRefs: options.groups ?? [options.user ?? OWNER],
      }),
      auditor.factory,
      catalogServiceMock.mock({
        getEntitiesByRefs: (req, opts) =>
          forCaller(opts).getEntitiesByRefs(req),
        streamEntities: (req, opts) => forCaller(opts).streamEntities(req),
      }).factory,
      mockSignals(signals),
      ...(options.features ?? []),
    ],
  });
  return { agent: request(server), signals, auditor, event };
}

function mockSignals(published: unknown[]) {
  const { createServiceFactory } = jest.requireActual(
    '@backstage/backend-plugin-api',
  );
  const { signalsServiceRef } = jest.requireActual(
    '@backstage/plugin-signals-node',
  );
  return createServiceFactory({
    service: signalsServiceRef,
    deps: {},
    factory: () => ({
      publish: async (signal: unknown) => {
        published.push(signal);
      },
    }),
  });
}

async function eventually<T>(read: () => Promise<T | undefined>): Promise<T> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const value = await read();
    if (value !== undefined) {
      return value;
    }
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  throw new Error('It did not happen in ten seconds');
}

const base = '/api/data-governance';

it('has PostgreSQL to test on', () => {
  expect(databases.supports('POSTGRES_18')).toBe(true);
});

describe.each(databases.eachSupportedId())('data governance on %s', id => {
  it('evaluates what is in the catalog and shows it', async () => {
    const { agent, signals } = await start(id);
    const flights = await eventually(async () => {
      const answer = await agent.get(`${base}/products/default/flights`);
      return answer.status === 200 ? answer.body : undefined;
    });
    expect(flights).toMatchObject({
      product: 'dataproduct:default/flights',
      owner: 'group:default/flight-operations',
      domain: 'domain:default/flight-operations',
      level: { name: 'bronze', title: 'Bronze' },
      scorecards: [
        {
          scorecard: 'scorecard:default/mesh-foundations',
          owner: 'group:default/data-governance',
          level: 'bronze',
          checks: [
            {
              checkId: 'owner',
              status: 'pass',
              reason: 'facts.catalog.ownerMembers is 1.',
              since: expect.any(String),
            },
            { checkId: 'contract', status: 'pass' },
            {
              checkId: 'described',
              status: 'fail',
              reason: 'Without a description: flights.delay_minutes',
              severity: 'medium',
              why: 'Because',
              remedy: 'Do it',
            },
            { checkId: 'later', status: 'fail', enforcedFrom: '2999-01-01' },
          ],
        },
      ],
    });
    expect(flights.scorecards[0].checks).toHaveLength(4);
    expect(signals).toContainEqual({
      channel: 'data-governance:results',
      recipients: { type: 'broadcast' },
      message: {
        products: [
          'dataproduct:default/flights',
          'dataproduct:default/bird-strikes',
        ],
      },
    });

    const { body: list } = await agent.get(`${base}/products`);
    expect(list.items).toEqual([
      {
        product: 'dataproduct:default/bird-strikes',
        title: 'bird-strikes',
        owner: 'group:default/safety',
        domain: 'domain:default/bird-safety',
        passing: 0,
        failing: 4,
        unknown: 1,
      },
      {
        product: 'dataproduct:default/flights',
        title: 'flights',
        owner: 'group:default/flight-operations',
        domain: 'domain:default/flight-operations',
        level: { name: 'bronze', title: 'Bronze' },
        passing: 2,
        failing: 2,
        unknown: 0,
      },
    ]);
    const { body: one } = await agent
      .get(`${base}/products`)
      .query({ refs: ['dataproduct:default/flights'] });
    expect(one.items).toHaveLength(1);
    const { body: domain } = await agent
      .get(`${base}/products`)
      .query({ domain: 'domain:default/bird-safety' });
    expect(domain.items).toMatchObject([
      { product: 'dataproduct:default/bird-strikes' },
    ]);
  });
});
