import {
  BackendFeature,
  coreServices,
  createServiceFactory,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  NotificationSendOptions,
  notificationService,
} from '@backstage/plugin-notifications-node';
import {
  AuthorizeResult,
  DefinitivePolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  SignalPayload,
  signalsServiceRef,
} from '@backstage/plugin-signals-node';
import { DataAccessClient } from '@meshport/backstage-plugin-data-access-common';
import {
  DataPlatforms,
  dataPlatformsServiceRef,
} from '@meshport/backstage-plugin-data-platform-node';
import { JsonObject } from '@backstage/types';
import { Knex } from 'knex';
import type { AddressInfo } from 'node:net';
import { dataAccessPlugin } from '../plugin';
import { GROUPS_OF, mesh } from './mesh';

const FAST = {
  worker: {
    callTimeout: { seconds: 5 },
    retry: {
      initialDelay: { milliseconds: 20 },
      longestDelay: { milliseconds: 50 },
      attemptsBeforeAlarm: 3,
    },
  },
  requests: { shortestDuration: { milliseconds: 1 } },
  alarmRecipients: ['group:default/platform-engineering'],
};

/**
 * The plugin in a backend of its own, with real HTTP, and everything around it
 * within reach.
 */
export async function startPortal(options: {
  knex: Knex;
  /** In place of the configured ones. */
  platforms?: DataPlatforms;
  /** Adapters, when the platforms come from the configuration. */
  features?: BackendFeature[];
  dataPlatforms?: JsonObject;
  entities?: Entity[];
  permissions?: Partial<PermissionsService>;
  config?: JsonObject;
}) {
  const { entities = mesh(), platforms } = options;
  const notifications: NotificationSendOptions[] = [];
  const signals: SignalPayload[] = [];
  const faults: { notifications?: Error } = {};
  const auditor = mockServices.auditor.mock();
  const audit: { eventId: string; outcome: string; meta?: JsonObject }[] = [];
  auditor.createEvent.mockImplementation(async event => ({
    success: async () => {
      audit.push({
        eventId: event.eventId,
        outcome: 'succeeded',
        meta: event.meta,
      });
    },
    fail: async () => {
      audit.push({
        eventId: event.eventId,
        outcome: 'failed',
        meta: event.meta,
      });
    },
  }));
  const actions = actionsRegistryServiceMock();
  const scheduler = mockServices.scheduler();
  const allow = async (
    requests: unknown[],
  ): Promise<DefinitivePolicyDecision[]> =>
    requests.map(() => ({ result: AuthorizeResult.ALLOW }));
  const config = { ...FAST, ...options.config };

  const backend = await startTestBackend({
    features: [
      dataAccessPlugin,
      mockServices.rootConfig.factory({
        data: {
          dataAccess: config,
          ...(options.dataPlatforms && {
            dataPlatforms: options.dataPlatforms,
          }),
        },
      }),
      mockServices.database.factory({ knex: options.knex }),
      auditor.factory,
      mockServices.permissions.mock({
        authorize: allow,
        authorizeConditional: allow,
        ...options.permissions,
      }).factory,
      mockServices.userInfo.mock({
        getUserInfo: async credentials => {
          const ref = (credentials.principal as { userEntityRef: string })
            .userEntityRef;
          return {
            userEntityRef: ref,
            ownershipEntityRefs: [ref, ...(GROUPS_OF[ref] ?? [])],
          };
        },
      }).factory,
      createServiceFactory({
        service: catalogServiceRef,
        deps: {},
        // Made anew for every call, so that tests can change the entities.
        factory: () =>
          catalogServiceMock.mock({
            getEntities: async request =>
              catalogServiceMock({ entities }).getEntities(request),
            getEntitiesByRefs: async request =>
              catalogServiceMock({ entities }).getEntitiesByRefs(request),
            getEntityByRef: async ref =>
              catalogServiceMock({ entities }).getEntityByRef(ref),
            queryEntities: async request =>
              catalogServiceMock({ entities }).queryEntities(request),
          }),
      }),
      createServiceFactory({
        service: actionsRegistryServiceRef,
        deps: {},
        factory: () => actions,
      }),
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => scheduler,
      }),
      createServiceFactory({
        service: notificationService,
        deps: {},
        factory: () => ({
          send: async (notification: NotificationSendOptions) => {
            if (faults.notifications) {
              throw faults.notifications;
            }
            notifications.push(notification);
          },
        }),
      }),
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => ({
          publish: async (signal: SignalPayload) => {
            signals.push(signal);
          },
        }),
      }),
      ...(options.features ?? []),
      ...(platforms
        ? [
            createServiceFactory({
              service: dataPlatformsServiceRef,
              deps: {},
              factory: () => platforms,
            }),
          ]
        : []),
    ],
  });
  const { port } = backend.server.address() as AddressInfo;
  const baseUrl = `http://localhost:${port}/api/data-access`;

  return {
    actions,
    backend,
    baseUrl,
    entities,
    notifications,
    faults,
    signals,
    audit,
    trigger: (task: 'outbox' | 'end-of-time' | 'standing' | 'drift-check') =>
      scheduler.triggerTask(task),
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

export type Portal = Awaited<ReturnType<typeof startPortal>>;
