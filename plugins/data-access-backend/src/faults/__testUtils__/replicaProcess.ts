import { appendFileSync } from 'node:fs';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { toError } from '@backstage/errors';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  NotificationSendOptions,
  notificationService,
} from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import postgresDataPlatform from '@meshport/backstage-plugin-data-platform-postgres';
import createKnex from 'knex';
import { GROUPS_OF } from '../../__testUtils__/mesh';
import { dataAccessPlugin } from '../../plugin';
import { faultMesh } from './faultMesh';
import { ReplicaAnswer, ReplicaOptions, ReplicaOrder } from './messages';
import { PacedScheduler } from './PacedScheduler';
import { StatementTap } from './StatementTap';

/**
 * One replica of the backend in a process of its own: the plugin as it is, the
 * adapter as it is, and a driver that can be told where the process is to die.
 */
async function startReplica(options: ReplicaOptions) {
  const tap = new StatementTap(options.engineDatabase);
  tap.install();
  const scheduler = new PacedScheduler();
  const catalog = catalogServiceMock({
    entities: faultMesh(options.platform, options.principals),
  });
  const backend = await startTestBackend({
    features: [
      dataAccessPlugin,
      postgresDataPlatform,
      scheduler.factory,
      mockServices.rootConfig.factory({
        data: {
          backend: { baseUrl: 'http://localhost' },
          dataPlatforms: options.dataPlatforms,
          dataAccess: {
            worker: {
              callTimeout: { seconds: 5 },
              retry: {
                initialDelay: { milliseconds: 20 },
                longestDelay: { milliseconds: 100 },
              },
            },
            requests: { shortestDuration: { milliseconds: 1 } },
          },
        },
      }),
      mockServices.database.factory({
        knex: createKnex({
          client: 'pg',
          connection: { ...options.connection },
          pool: { min: 0, max: 10 },
        }),
      }),
      createServiceFactory({
        service: catalogServiceRef,
        deps: {},
        factory: () => catalog,
      }),
      createServiceFactory({
        service: notificationService,
        deps: {},
        factory: () => ({
          // Written at once, so that what was sent is known after the end.
          send: async (notification: NotificationSendOptions) =>
            appendFileSync(
              options.notificationsFile,
              `${JSON.stringify(notification)}\n`,
            ),
        }),
      }),
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => ({ publish: async () => {} }),
      }),
      createServiceFactory({
        service: mockServices.userInfo.factory().service,
        deps: {},
        factory: () => ({
          getUserInfo: async credentials => {
            const { userEntityRef } = credentials.principal as {
              userEntityRef: string;
            };
            return {
              userEntityRef,
              ownershipEntityRefs: [
                userEntityRef,
                ...(GROUPS_OF[userEntityRef] ?? []),
              ],
            };
          },
        }),
      }),
    ],
  });
  return { tap, scheduler, port: backend.server.port() };
}

function say(answer: Omit<ReplicaAnswer, 'from'>): void {
  process.send!({ from: 'replica', ...answer } satisfies ReplicaAnswer);
}

async function main(): Promise<void> {
  const { tap, scheduler, port } = await startReplica(
    JSON.parse(process.env.FAULT_REPLICA ?? '{}'),
  );
  const obey = async (
    order: ReplicaOrder,
  ): Promise<Omit<ReplicaAnswer, 'from'>> => {
    switch (order.type) {
      case 'work':
        scheduler.repeat('outbox');
        return {};
      case 'rest':
        scheduler.rest();
        return {};
      case 'run':
        await scheduler.run(order.task);
        return {};
      case 'record':
        tap.record();
        return {};
      case 'report':
        return { statements: tap.stopRecording() };
      default:
        tap.arm(order.point);
        return {};
    }
  };
  process.on('message', (order: ReplicaOrder) => {
    obey(order).then(say, error => say({ error: toError(error).message }));
  });
  // Nobody is left to tell it anything.
  process.on('disconnect', () => process.exit());
  say({ baseUrl: `http://localhost:${port}/api/data-access` });
}

main().catch(error => {
  say({ error: toError(error).stack });
  process.exitCode = 1;
});
