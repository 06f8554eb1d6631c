import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { dataMeshPermissions } from '@meshport/backstage-plugin-data-mesh-common';
import { dataPlatformsServiceRef } from '@meshport/backstage-plugin-data-platform-node';
import { AuditedReads } from './router/AuditedReads';
import { createRouter } from './router/createRouter';
import { ReadGuard } from './router/ReadGuard';

/**
 * The backend of the data mesh plugin.
 * @public
 */
export const dataMeshPlugin = createBackendPlugin({
  pluginId: 'data-mesh',
  register(env) {
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        platforms: dataPlatformsServiceRef,
      },
      async init({ platforms, httpRouter, permissionsRegistry, ...services }) {
        permissionsRegistry.addPermissions(dataMeshPermissions);
        const reads = new AuditedReads(services);
        const guard = new ReadGuard({ ...services, reads });
        httpRouter.use(createRouter({ platforms, guard, reads }));
      },
    });
  },
});
