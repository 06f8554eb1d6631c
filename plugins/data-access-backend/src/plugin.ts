import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { dataPlatformsServiceRef } from '@meshport/backstage-plugin-data-platform-node';
import { createDataAccessActions } from './actions';
import { createAccess } from './createAccess';
import { AccessDatabase } from './database/AccessDatabase';
import { publishChanges } from './notifications/publishChanges';
import { createRouter } from './router/createRouter';
import { scheduleTasks } from './scheduleTasks';

/**
 * Access requests, decisions, and grants that are verified in the engine.
 * @public
 */
export const dataAccessPlugin = createBackendPlugin({
  pluginId: 'data-access',
  register(env) {
    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        discovery: coreServices.discovery,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        platforms: dataPlatformsServiceRef,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
        userInfo: coreServices.userInfo,
      },
      async init(deps) {
        const database = await AccessDatabase.create(deps.database);
        const { routes, settings, work, worker } = createAccess({
          ...deps,
          database,
        });
        database.onCommit(publishChanges(deps));
        database.onCommit(({ enqueued }) => {
          if (enqueued) {
            void worker.run();
          }
        });
        deps.lifecycle.addShutdownHook(() => worker.stop());
        await scheduleTasks(deps.scheduler, { settings, work });
        createDataAccessActions({ ...deps, ...routes });
        deps.httpRouter.use(createRouter(routes));
      },
    });
  },
});
