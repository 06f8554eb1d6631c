import {
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { Knex } from 'knex';
import request from 'supertest';
import plugin from '../index';
import {
  aCheck,
  aContract,
  aDomain,
  aGroup,
  aProduct,
  aScorecard,
} from './entities';

/** @internal */
export const base = '/api/data-governance';

type Agent = ReturnType<typeof request>;

const OWNER = 'user:default/olivia';

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

/**
 * A backend with the plugin and a small mesh, and an agent signed in as a user.
 * @internal
 */
export async function startBackend(
  knex: Knex,
  options: {
    features?: ReturnType<typeof createBackendModule>[];
    permissions?: AuthorizeResult.ALLOW | AuthorizeResult.DENY;
    /** Products that only the service sees. */
    hidden?: string[];
    groups?: string[];
    config?: object;
    /** More entities in the catalog. */
    entities?: Entity[];
  } = {},
) {
  const entities = [...mesh, ...(options.entities ?? [])];
  const full = catalogServiceMock({ entities });
  const limited = catalogServiceMock({
    entities: entities.filter(
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
      mockPermissions(options),
      mockServices.httpAuth.factory({
        defaultCredentials: mockCredentials.user(OWNER),
      }),
      mockServices.userInfo.mock({
        getUserInfo: async () => ({
          userEntityRef: OWNER,
          ownershipEntityRefs: [OWNER, ...(options.groups ?? [])],
        }),
      }).factory,
      auditor.factory,
      catalogServiceMock.mock({
        getEntityByRef: (ref, opts) => forCaller(opts).getEntityByRef(ref),
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

function mockPermissions(options: {
  permissions?: AuthorizeResult.ALLOW | AuthorizeResult.DENY;
  hidden?: string[];
}) {
  const result = options.permissions ?? AuthorizeResult.ALLOW;
  if (!options.hidden) {
    return mockServices.permissions.factory({ result });
  }
  return mockServices.permissions.mock({
    authorize: async requests => requests.map(() => ({ result })),
    // The mock of the catalog applies them.
    authorizeConditional: async requests =>
      requests.map(() => ({
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'catalog',
        resourceType: 'catalog-entity',
        conditions: {
          resourceType: 'catalog-entity',
          rule: 'IS_NOT_HIDDEN',
          params: {},
        },
      })),
  }).factory;
}

function mockSignals(published: unknown[]) {
  return createServiceFactory({
    service: signalsServiceRef,
    deps: {},
    factory: () => ({
      publish: async signal => {
        published.push(signal);
      },
    }),
  });
}

/**
 * What `read` gives, once it gives something.
 * @internal
 */
export async function eventually<T>(
  read: () => Promise<T | undefined>,
  timeoutMs = 10_000,
): Promise<T> {
  const end = Date.now() + timeoutMs;
  while (Date.now() < end) {
    const value = await read();
    if (value !== undefined) {
      return value;
    }
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  throw new Error(`It did not happen in ${timeoutMs / 1000} seconds`);
}

/**
 * The result of the product flights, once there is one.
 * @internal
 */
export function settled(agent: Agent) {
  return eventually(async () => {
    const answer = await agent.get(`${base}/products/default/flights`);
    return answer.status === 200 ? answer.body : undefined;
  });
}
