import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { dataMeshPermissions } from '@meshport/backstage-plugin-data-mesh-common';
import { dataPlatformsServiceRef } from '@meshport/backstage-plugin-data-platform-node';
import { createDataMeshActions } from './actions';
import { readConfig } from './config';
import { ContractChecks, ContractExports, ContractVersions } from './contracts';
import { KnexContractVersionStore } from './database/ContractVersionStore';
import { openDatabase } from './database/openDatabase';
import { EventStore } from './events/EventStore';
import { FollowerNews } from './events/FollowerNews';
import { FollowerStore } from './events/FollowerStore';
import { CatalogReader } from './indexing/CatalogReader';
import { Indexer } from './indexing/Indexer';
import { LevelReader } from './indexing/LevelReader';
import { ColumnQueries } from './queries/ColumnQueries';
import { MapQueries } from './queries/MapQueries';
import { ProductQueries } from './queries/ProductQueries';
import { AuditedReads } from './router/AuditedReads';
import { createRouter } from './router/createRouter';
import { ReadGuard } from './router/ReadGuard';
import { scheduleTasks } from './scheduleTasks';
import { CatalogVisibility } from './visibility/CatalogVisibility';

/**
 * The backend of the data mesh plugin.
 * @public
 */
export const dataMeshPlugin = createBackendPlugin({
  pluginId: 'data-mesh',
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
        logger: coreServices.logger,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        platforms: dataPlatformsServiceRef,
        rootLifecycle: coreServices.rootLifecycle,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
      },
      async init(deps) {
        const config = readConfig(deps.config);
        const knex = await openDatabase(deps.database);
        const now = () => new Date();
        const reader = new CatalogReader({
          catalog: deps.catalog,
          credentials: () => deps.auth.getOwnServiceCredentials(),
        });
        const events = new EventStore(knex);
        const followers = new FollowerStore(knex);
        const reads = new AuditedReads(deps);
        const visibility = new CatalogVisibility(deps);
        const columns = new ColumnQueries(knex);
        const products = new ProductQueries(knex, () => deps.platforms.list());
        const store = new KnexContractVersionStore(knex);
        const versions = new ContractVersions({ visibility, store });

        deps.permissionsRegistry.addPermissions(dataMeshPermissions);
        deps.httpRouter.use(
          createRouter({
            auth: deps.auth,
            checks: new ContractChecks({ ...deps, visibility, store }),
            columns,
            events,
            exports: new ContractExports({ ...deps, visibility, versions }),
            followers,
            guard: new ReadGuard({ ...deps, reads }),
            map: new MapQueries(knex),
            now,
            platforms: deps.platforms,
            products,
            reads,
            versions,
            visibility,
          }),
        );
        createDataMeshActions({
          ...deps,
          columns,
          products,
          reads,
          versions,
          visibility,
        });
        const common = { ...deps, knex, reader, now };
        // The other plugins answer from then on.
        deps.rootLifecycle.addStartupHook(() =>
          scheduleTasks(deps.scheduler, {
            ...common,
            config,
            indexer: new Indexer(common),
            levels: new LevelReader(deps),
            news: new FollowerNews({ ...common, events, followers }),
          }),
        );
      },
    });
  },
});
