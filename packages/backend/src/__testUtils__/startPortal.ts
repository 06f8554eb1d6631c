import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { databaseServiceFactory } from '@backstage/backend-defaults/database';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import { permissionsRegistryServiceFactory } from '@backstage/backend-defaults/permissionsRegistry';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { notificationService } from '@backstage/plugin-notifications-node';
import permissionPlugin from '@backstage/plugin-permission-backend';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { JsonObject } from '@backstage/types';
import dataAccessPlugin from '@meshport/backstage-plugin-data-access-backend';
import dataGovernancePlugin from '@meshport/backstage-plugin-data-governance-backend';
import dataMeshPlugin from '@meshport/backstage-plugin-data-mesh-backend';
import { dataPlatformsServiceRef } from '@meshport/backstage-plugin-data-platform-node';
import request from 'supertest';
import { portalPolicyModule } from '../policy';
import { AgreeingPlatform } from './AgreeingPlatform';
import { GROUPS, mesh } from './mesh';

/**
 * Tells a call that a plugin makes for a user from one that the user makes, as
 * the real service does; the permission backend trusts the former with more.
 */
const authServiceFactory = createServiceFactory({
  service: coreServices.auth,
  deps: { plugin: coreServices.pluginMetadata },
  factory: ({ plugin }) => {
    const pluginId = plugin.getId();
    const auth = mockServices.auth({ pluginId });
    const tokenOf = auth.getPluginRequestToken.bind(auth);
    auth.getPluginRequestToken = async options => {
      const { onBehalfOf } = options;
      return auth.isPrincipal(onBehalfOf, 'user')
        ? {
            token: mockCredentials.user.token(
              onBehalfOf.principal.userEntityRef,
              { actor: { subject: `plugin:${pluginId}` } },
            ),
          }
        : tokenOf(options);
    };
    return auth;
  },
});

/** Who calls: a person of the mesh, another plugin, or nobody known. */
export type Caller = 'anonymous' | 'service' | string;

/**
 * The three plugins of Meshport as the example portal runs them: behind the
 * permission backend, with the portal's own policy.
 *
 * @param options - `database` and `dataAccess`: `backend.database` and
 * `dataAccess` of the configuration; `entities`: beside those of the mesh
 */
export async function startPortal(options: {
  database: JsonObject;
  dataAccess?: JsonObject;
  entities?: Entity[];
}) {
  const scheduler = mockServices.scheduler();
  const platform = new AgreeingPlatform();
  const { server } = await startTestBackend({
    features: [
      catalogPlugin,
      dataAccessPlugin,
      dataGovernancePlugin,
      dataMeshPlugin,
      permissionPlugin,
      portalPolicyModule,
      databaseServiceFactory,
      authServiceFactory,
      permissionsServiceFactory,
      permissionsRegistryServiceFactory,
      mockServices.rootConfig.factory({
        data: {
          backend: {
            baseUrl: 'http://localhost',
            database: options.database,
          },
          permission: { enabled: true },
          dataAccess: {
            worker: { interval: { hours: 1 } },
            ...options.dataAccess,
          },
        },
      }),
      catalogServiceMock.factory({
        entities: [...mesh(), ...(options.entities ?? [])],
      }),
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => scheduler,
      }),
      mockServices.userInfo.mock({
        getUserInfo: async credentials => {
          const { userEntityRef } = credentials.principal as {
            userEntityRef: string;
          };
          const groups = GROUPS[userEntityRef.split('/')[1]] ?? [];
          return {
            userEntityRef,
            ownershipEntityRefs: [
              userEntityRef,
              ...groups.map(group => `group:default/${group}`),
            ],
          };
        },
      }).factory,
      createServiceFactory({
        service: dataPlatformsServiceRef,
        deps: {},
        factory: () => ({ list: () => [platform], get: () => platform }),
      }),
      createServiceFactory({
        service: notificationService,
        deps: {},
        factory: () => ({ send: async () => {} }),
      }),
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => ({ publish: async () => {} }),
      }),
    ],
  });
  const call = async (
    caller: Caller,
    method: string,
    path: string,
    body?: object,
  ) => {
    const verb = method.toLowerCase() as 'get' | 'post' | 'put' | 'delete';
    const sent = request(server)[verb](`/api${path}`);
    sent.set('Authorization', headerOf(caller));
    return body ? sent.send(body) : sent;
  };
  return {
    call,
    platform,
    run: (task: string) => scheduler.triggerTask(task),
    /** The OpenAPI document that a plugin serves. */
    async documentOf(plugin: string): Promise<OpenApiDocument> {
      const { body } = await call('olivia', 'get', `/${plugin}/openapi.json`);
      return body;
    },
  };
}

export type Portal = Awaited<ReturnType<typeof startPortal>>;

/** What the tests read of an OpenAPI document. */
export interface OpenApiDocument {
  paths: Record<string, Record<string, OpenApiOperation>>;
  components: { schemas: Record<string, JsonObject> };
}

/** @see OpenApiDocument */
export interface OpenApiOperation {
  operationId: string;
  parameters?: {
    name: string;
    in: 'path' | 'query';
    required?: boolean;
    schema?: JsonObject;
    content?: Record<string, { schema: JsonObject }>;
  }[];
  requestBody?: { content: Record<string, { schema: JsonObject }> };
}

function headerOf(caller: Caller): string {
  switch (caller) {
    case 'anonymous':
      return mockCredentials.none.header();
    case 'service':
      return mockCredentials.service.header();
    default:
      return mockCredentials.user.header(`user:default/${caller}`);
  }
}
