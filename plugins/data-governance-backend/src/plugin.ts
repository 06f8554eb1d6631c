import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { dataGovernancePermissions } from '@meshport/backstage-plugin-data-governance-common';
import { factProvidersExtensionPoint } from '@meshport/backstage-plugin-data-governance-node';
import { dataPlatformsServiceRef } from '@meshport/backstage-plugin-data-platform-node';
import { createDataGovernanceActions } from './actions';
import { createGovernance } from './createGovernance';
import { openDatabase } from './database';
import { readDigestConfig, scheduleDigest } from './digest';
import { scheduleEvaluation } from './evaluation/createEvaluation';
import { scheduleExemptions } from './exemptions';
import { scheduleFactTasks } from './facts';
import { FactProviderRegistry } from './facts/FactProviderRegistry';
import { builtInProviders } from './facts/providers/builtInProviders';
import { createRouter } from './router/createRouter';

/**
 * Measures data products against scorecards.
 * @public
 */
export const dataGovernancePlugin = createBackendPlugin({
  pluginId: 'data-governance',
  register(env) {
    const registry = new FactProviderRegistry();
    env.registerExtensionPoint(factProvidersExtensionPoint, registry);

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
        const { lifecycle, logger, scheduler } = deps;
        const knex = await openDatabase(deps.database);
        for (const provider of builtInProviders({ ...deps, knex })) {
          registry.addFactProvider(provider);
        }
        const governance = createGovernance({
          ...deps,
          knex,
          providers: registry.list(),
        });
        const { evaluation, exemptions, facts, factsConfig } = governance;

        deps.permissionsRegistry.addPermissions(dataGovernancePermissions);
        deps.httpRouter.use(createRouter(governance.routes));
        createDataGovernanceActions({
          ...governance.routes,
          actionsRegistry: deps.actionsRegistry,
        });

        await scheduleExemptions(scheduler, exemptions.sweep);
        await scheduleDigest({
          ...deps,
          ...governance.routes,
          knex,
          config: readDigestConfig(deps.config),
        });
        await scheduleFactTasks(scheduler, facts, {
          retentionMs: factsConfig.retentionMs,
          logger,
          now: governance.routes.now,
        });
        await scheduleEvaluation(scheduler, evaluation, {
          schedule: governance.schedule,
          reader: governance.reader,
          logger,
        });
        for (const collection of facts.requested.values()) {
          collection.start();
          lifecycle.addShutdownHook(() => collection.stop());
        }
        lifecycle.addShutdownHook(() => evaluation.worker.stop());
      },
    });
  },
});
