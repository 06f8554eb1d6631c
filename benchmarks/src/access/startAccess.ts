import {
  BackstageCredentials,
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { notificationService } from '@backstage/plugin-notifications-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { JsonObject } from '@backstage/types';
import dataAccessPlugin from '@meshport/backstage-plugin-data-access-backend';
import {
  accessRequestDecidePermission,
  accessRequestReadPermission,
  DataAccessClient,
} from '@meshport/backstage-plugin-data-access-common';
import {
  accessRequestConditions,
  createAccessRequestConditionalDecision,
} from '@meshport/backstage-plugin-data-access-node';
import postgresDataPlatform from '@meshport/backstage-plugin-data-platform-postgres';
import { Knex } from 'knex';
import { ManualScheduler } from '../harness';
import { accessMesh } from './mesh';
import { OWNER, OWNERS } from './sizes';

/** One replica of the data access backend, with the adapter and real HTTP. */
export async function startAccess(options: {
  knex: Knex;
  dataPlatforms: JsonObject;
}) {
  const scheduler = new ManualScheduler();
  const catalog = catalogServiceMock({ entities: accessMesh() });
  const backend = await startTestBackend({
    features: [
      dataAccessPlugin,
      postgresDataPlatform,
      scheduler.factory,
      mockServices.database.factory({ knex: options.knex }),
      mockServices.rootConfig.factory({
        data: {
          backend: { baseUrl: 'http://localhost' },
          dataPlatforms: options.dataPlatforms,
        },
      }),
      createServiceFactory({
        service: catalogServiceRef,
        deps: {},
        factory: () => catalog,
      }),
      createServiceFactory({
        service: coreServices.permissions,
        deps: {},
        factory: () => ({
          authorize: async requests =>
            requests.map(() => ({ result: AuthorizeResult.ALLOW })),
          authorizeConditional: async (requests, { credentials }) =>
            requests.map(({ permission }) =>
              decide(permission.name, credentials),
            ),
        }),
      }),
      createServiceFactory({
        service: coreServices.userInfo,
        deps: {},
        factory: () => ({
          getUserInfo: async credentials => {
            const userEntityRef = userOf(credentials);
            return {
              userEntityRef,
              ownershipEntityRefs: claimsOf(userEntityRef),
            };
          },
        }),
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
  const baseUrl = `http://localhost:${backend.server.port()}/api/data-access`;
  return {
    scheduler,
    stop: () => backend.stop(),
    /** The API as one person uses it. */
    as: (userRef: string) =>
      new DataAccessClient({
        discoveryApi: { getBaseUrl: async () => baseUrl },
        fetchApi: {
          fetch: (url, init) =>
            fetch(url, {
              ...init,
              headers: {
                ...init?.headers,
                Authorization: mockCredentials.user.header(userRef),
              },
            }),
        },
      }),
  };
}

export type Access = Awaited<ReturnType<typeof startAccess>>;

/** As the example portal's policy does: by what a person has to do with it. */
function decide(permission: string, credentials: BackstageCredentials) {
  const claims = claimsOf(userOf(credentials));
  switch (permission) {
    case accessRequestReadPermission.name:
      return createAccessRequestConditionalDecision(
        accessRequestReadPermission,
        {
          anyOf: [
            accessRequestConditions.isRequester({ userRefs: [claims[0]] }),
            accessRequestConditions.isHolder({ claims }),
            accessRequestConditions.isApprover({ claims }),
          ],
        },
      );
    case accessRequestDecidePermission.name:
      return createAccessRequestConditionalDecision(
        accessRequestDecidePermission,
        accessRequestConditions.isApprover({ claims }),
      );
    default:
      return { result: AuthorizeResult.ALLOW } as const;
  }
}

function userOf({ principal }: BackstageCredentials): string {
  return (principal as { userEntityRef: string }).userEntityRef;
}

function claimsOf(userRef: string): string[] {
  return userRef === OWNER ? [userRef, OWNERS] : [userRef];
}
