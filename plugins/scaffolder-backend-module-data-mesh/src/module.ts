import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { dataPlatformsServiceRef } from '@meshport/backstage-plugin-data-platform-node';
import {
  createCheckProductAction,
  createInferContractAction,
  createPublishLocalAction,
  createWaitForEntityAction,
  createWriteProductAction,
} from './actions';

/**
 * Template actions that write, check and publish data products.
 * @public
 */
export const scaffolderModuleDataMesh = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'data-mesh',
  register(env) {
    env.registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        platforms: dataPlatformsServiceRef,
      },
      async init({ actions, auth, catalog, config, discovery, platforms }) {
        actions.addActions(
          createInferContractAction({ platforms }),
          createWriteProductAction({ catalog, platforms }),
          createCheckProductAction({ auth, catalog, discovery }),
          createPublishLocalAction({ config }),
          createWaitForEntityAction({ catalog }),
        );
      },
    });
  },
});
