import { createBackendModule } from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { DataMeshEntityProcessor } from './DataMeshEntityProcessor';

/**
 * Teaches the catalog the kinds DataProduct, DataContract, Scorecard and
 * AccessPolicy.
 * @public
 */
export const catalogModuleDataMesh = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'data-mesh',
  register(reg) {
    reg.registerInit({
      deps: { processing: catalogProcessingExtensionPoint },
      async init({ processing }) {
        processing.addProcessor(new DataMeshEntityProcessor());
      },
    });
  },
});
