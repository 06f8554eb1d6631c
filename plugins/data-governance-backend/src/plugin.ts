import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { dataGovernancePermissions } from '@meshport/backstage-plugin-data-governance-common';
import { factProvidersExtensionPoint } from '@meshport/backstage-plugin-data-governance-node';
import { readConfig } from './config';
import { RuleLanguage } from './cel/RuleLanguage';
import { KnexResultStore, openDatabase } from './database';
import { CatalogReader } from './evaluation/EntityReader';
import { Evaluator } from './evaluation/Evaluator';
import {
  createExemptions,
  KnexExemptionStore,
  readExemptionConfig,
  scheduleExemptions,
} from './exemptions';
import { KnexStaleQueue } from './evaluation/KnexStaleQueue';
import { catalogFacts } from './facts/providers/catalogFacts';
import { contractFacts } from './facts/providers/contractFacts';
import { FactProviderRegistry } from './facts/FactProviderRegistry';
import { publishResults } from './results/publishResults';
import { ResultService } from './results/ResultService';
import { createRouter } from './router/createRouter';
import { RequestGuard } from './router/RequestGuard';
import { Visibility } from './router/Visibility';
import { KnexScorecardStore, ScorecardService } from './scorecards';
import { CatalogVisibility } from './visibility';

/**
 * Measures data products against scorecards.
 * @public
 */
export const dataGovernancePlugin = createBackendPlugin({
  pluginId: 'data-governance',
  register(env) {
    const registry = new FactProviderRegistry();
    registry.addFactProvider(catalogFacts);
    registry.addFactProvider(contractFacts);
    env.registerExtensionPoint(factProvidersExtensionPoint, registry);

    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
        userInfo: coreServices.userInfo,
      },
      async init(deps) {
        const { auth, catalog, logger, signals } = deps;
        const { schedule, files } = readConfig(deps.config);
        const now = () => new Date();
        const providers = registry.list();
        const knex = await openDatabase(deps.database);
        const store = new KnexResultStore(knex);
        const scorecards = new ScorecardService({
          store: new KnexScorecardStore(knex),
          logger,
          language: new RuleLanguage(providers),
        });
        const evaluator = new Evaluator({
          scorecards,
          results: store,
          providers,
          logger,
          now,
          onChanged: products => publishResults({ products, signals, logger }),
        });

        const catalogVisibility = new CatalogVisibility(deps);
        const stale = new KnexStaleQueue(knex, { now });
        const exemptions = createExemptions({
          ...deps,
          ...readExemptionConfig(deps.config),
          now,
          scorecards,
          store: new KnexExemptionStore(knex, stale),
          visibility: catalogVisibility,
        });

        deps.permissionsRegistry.addPermissions(dataGovernancePermissions);
        deps.httpRouter.use(
          createRouter({
            catalog,
            exemptions,
            guard: new RequestGuard(deps),
            logger,
            visibility: new Visibility({
              auth,
              catalog,
              userInfo: deps.userInfo,
            }),
            results: new ResultService({ results: store, scorecards, now }),
            scorecards,
            providers,
            limits: files,
            now,
          }),
        );
        await scheduleExemptions(deps.scheduler, exemptions.sweep);
        await deps.scheduler.scheduleTask({
          id: 'data-governance-evaluation',
          scope: 'global',
          ...schedule,
          fn: async signal => {
            const credentials = await auth.getOwnServiceCredentials();
            const summary = await evaluator.run(
              new CatalogReader(catalog, credentials),
              signal,
            );
            if (summary.evaluated > 0 || summary.removed > 0) {
              logger.info(
                `Evaluated ${summary.evaluated} of ${summary.products} data products, removed ${summary.removed}`,
              );
            }
          },
        });
      },
    });
  },
});
