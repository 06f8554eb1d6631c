import {
  BackendFeature,
  BackstageCredentials,
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { DataMeshClient } from '@meshport/backstage-plugin-data-mesh-common';
import { Knex } from 'knex';
import plugin from '../index';

/** Sees everything but what is hidden. */
export const EVE = 'user:default/eve';

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

function isEve(credentials?: BackstageCredentials): boolean {
  const principal = credentials?.principal as { userEntityRef?: string };
  return principal?.userEntityRef === EVE;
}

/**
 * Starts the plugin with a catalog that can change.
 *
 * @param options - `hidden` are the refs that the user eve may not see,
 * `features` what is around the plugin besides
 */
export async function startMesh(options: {
  knex: Knex;
  entities: Entity[];
  hidden?: string[];
  features?: BackendFeature[];
}) {
  let { entities } = options;
  const hidden = new Set(options.hidden);
  const catalogFor = (as: { credentials?: BackstageCredentials } = {}) =>
    catalogServiceMock({
      entities: isEve(as.credentials)
        ? entities.filter(entity => !hidden.has(stringifyEntityRef(entity)))
        : entities,
    });
  const catalog = catalogServiceMock.mock({
    getEntityByRef: (ref, as: object = {}) =>
      catalogFor(as).getEntityByRef(ref),
    getEntitiesByRefs: (query, as: object = {}) =>
      catalogFor(as).getEntitiesByRefs(query),
    streamEntities: (query, as: object = {}) =>
      catalogFor(as).streamEntities(query),
  });
  const permissions = mockServices.permissions.mock({
    authorize: async requests =>
      requests.map(() => ({ result: AuthorizeResult.ALLOW })),
    authorizeConditional: async (requests, as) =>
      requests.map(() =>
        isEve(as?.credentials) ? SEES_SOME : { result: AuthorizeResult.ALLOW },
      ),
  });
  const auditor = mockServices.auditor.mock();
  const audited = { success: jest.fn(), fail: jest.fn() };
  auditor.createEvent.mockResolvedValue(audited);
  const actions = actionsRegistryServiceMock();
  const scheduler = mockServices.scheduler();

  const { server } = await startTestBackend({
    features: [
      plugin,
      auditor.factory,
      permissions.factory,
      createServiceFactory({
        service: actionsRegistryServiceRef,
        deps: {},
        factory: () => actions,
      }),
      mockServices.database.factory({ knex: options.knex }),
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => scheduler,
      }),
      createServiceFactory({
        service: catalogServiceRef,
        deps: {},
        factory: () => catalog,
      }),
      ...(options.features ?? []),
    ],
  });

  const index = () => scheduler.triggerTask('data-mesh-indexing');
  await index();
  return {
    server,
    auditor,
    audited,
    actions,
    /** Does at once what is done now and then. */
    trigger: (task: 'indexing' | 'levels' | 'notifications') =>
      scheduler.triggerTask(`data-mesh-${task}`),
    /** The client of a caller; of a user who may see everything if absent. */
    clientOf: (authorization = mockCredentials.user.header()) =>
      new DataMeshClient({
        discoveryApi: {
          getBaseUrl: async pluginId =>
            `http://localhost:${server.port()}/api/${pluginId}`,
        },
        fetchApi: {
          fetch: (input, init) =>
            fetch(input, {
              ...init,
              headers: { ...init?.headers, Authorization: authorization },
            }),
        },
      }),
    /** Changes what the catalog has, and lets the index follow. */
    change: async (to: Entity[]) => {
      entities = to;
      await index();
    },
  };
}
