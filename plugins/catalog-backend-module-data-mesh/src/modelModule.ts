import { createBackendModule } from '@backstage/backend-plugin-api';
import { CatalogModelSources } from '@backstage/catalog-model/alpha';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { catalogModelExtensionPoint } from '@backstage/plugin-catalog-node/alpha';
import { DataMeshEntityProcessor } from './DataMeshEntityProcessor';
import { dataMeshModelLayer } from './modelLayer';

/**
 * Teaches the catalog the kinds DataProduct, DataContract, Scorecard and
 * AccessPolicy through
 * its model, so that agents and other readers of the model know them too. Use
 * it instead of the default export of the package. It switches the whole
 * catalog to validation by model.
 * @alpha
 */
export const catalogModuleDataMeshModel = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'data-mesh-model',
  register(reg) {
    reg.registerInit({
      deps: {
        model: catalogModelExtensionPoint,
        processing: catalogProcessingExtensionPoint,
      },
      async init({ model, processing }) {
        model.addModelSource(CatalogModelSources.static([dataMeshModelLayer]));
        // What a model cannot say: the finer checks and the ports' relations.
        processing.addProcessor(new DataMeshEntityProcessor());
      },
    });
  },
});
