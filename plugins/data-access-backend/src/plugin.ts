import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { dataPlatformsServiceRef } from '@meshport/backstage-plugin-data-platform-node';
import { createAudit } from './audit/createAudit';
import { AccessDatabase } from './database/AccessDatabase';
import { GrantStore } from './database/GrantStore';
import { Outbox } from './database/Outbox';
import { RequestStore } from './database/RequestStore';
import { GrantService } from './grants/GrantService';
import { publishChanges } from './notifications/publishChanges';
import { Authorizer } from './permissions/Authorizer';
import { PortCatalog } from './ports/PortCatalog';
import { DetailsReader } from './requests/DetailsReader';
import { RequestService } from './requests/RequestService';
import { createRouter } from './router/createRouter';
import { scheduleTasks } from './scheduleTasks';
import { readSettings } from './settings';
import { DriftCheck } from './sweeps/DriftCheck';
import { OutboxWorker } from './worker/OutboxWorker';
import { RightReconciler } from './worker/RightReconciler';
import { Transitions } from './workflow/Transitions';

/**
 * Access requests, decisions, and grants that are verified in the engine.
 * @public
 */
export const dataAccessPlugin = createBackendPlugin({
  pluginId: 'data-access',
  register(env) {
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
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
        const { logger, platforms } = deps;
        const settings = readSettings(deps.config);
        const database = await AccessDatabase.create(deps.database);
        const store = new RequestStore(database);
        const grants = new GrantStore(database);
        const transitions = new Transitions(settings);
        const ports = new PortCatalog(deps);
        const authorizer = Authorizer.create({
          permissions: deps.permissions,
          registry: deps.permissionsRegistry,
          requests: store,
        });
        const domain = {
          database,
          requests: store,
          grants,
          ports,
          platforms,
          transitions,
          logger,
        };

        const worker = new OutboxWorker({
          outbox: new Outbox(database.knex),
          reconciler: new RightReconciler({
            ...domain,
            settings: settings.worker,
          }),
          notifications: deps.notifications,
          settings: settings.worker,
          logger,
        });
        database.onCommit(publishChanges(deps));
        database.onCommit(({ enqueued }) => {
          if (enqueued) {
            void worker.run();
          }
        });
        deps.lifecycle.addShutdownHook(() => worker.stop());
        await scheduleTasks(deps.scheduler, {
          ...domain,
          settings,
          worker,
          driftCheck: new DriftCheck(domain),
        });

        deps.httpRouter.use(
          createRouter({
            ...deps,
            ...createAudit(domain),
            authorizer,
            store,
            requests: new RequestService({ ...domain, ...settings }),
            grants: new GrantService(domain),
            grantStore: grants,
            details: new DetailsReader({ ...domain, authorizer }),
          }),
        );
      },
    });
  },
});
