import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { DefaultEntityPresentationApi } from '@backstage/plugin-catalog';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { IconBundleBlueprint } from '@backstage/plugin-app-react';
import {
  ALL_RELATION_PAIRS,
  ALL_RELATIONS,
  catalogGraphApiRef,
  DefaultCatalogGraphApi,
} from '@backstage/plugin-catalog-graph';
import catalogGraphPlugin from '@backstage/plugin-catalog-graph/alpha';
import { DataContractIcon, DataProductIcon } from '../icons';
import {
  catalogApiRef,
  entityPresentationApiRef,
} from '@backstage/plugin-catalog-react';
import {
  DATA_MESH_RELATION_PAIRS,
  DATA_MESH_RELATIONS,
} from '../lineage/relations';

/**
 * Icons of the kinds DataProduct and DataContract where an app icon is looked
 * up by kind. Add it to the features of the app.
 * @alpha
 */
export const dataMeshIconsModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    IconBundleBlueprint.make({
      name: 'data-mesh',
      params: {
        icons: {
          'kind:dataproduct': <DataProductIcon />,
          'kind:datacontract': <DataContractIcon />,
        },
      },
    }),
  ],
});

/**
 * Icons of the kinds DataProduct and DataContract beside links to entities.
 * Only one module of an app can decide how entities are presented: where
 * another does, add the icons to its `kindIcons` instead.
 * @alpha
 */
export const dataMeshEntityPresentationModule = createFrontendModule({
  pluginId: 'catalog',
  extensions: [
    catalogPlugin.getExtension('api:catalog/entity-presentation').override({
      params: define =>
        define({
          api: entityPresentationApiRef,
          deps: { catalogApi: catalogApiRef },
          factory: ({ catalogApi }) =>
            DefaultEntityPresentationApi.create({
              catalogApi,
              kindIcons: {
                dataproduct: DataProductIcon,
                datacontract: DataContractIcon,
              },
            }),
        }),
    }),
  ],
});

/**
 * Makes the catalog graph draw the relations of the data mesh. Only one module
 * of an app can decide which relations the graph knows: where another does,
 * add `DATA_MESH_RELATIONS` and `DATA_MESH_RELATION_PAIRS` there instead.
 * @alpha
 */
export const dataMeshCatalogGraphModule = createFrontendModule({
  pluginId: 'catalog-graph',
  extensions: [
    catalogGraphPlugin.getExtension('api:catalog-graph').override({
      params: define =>
        define({
          api: catalogGraphApiRef,
          deps: {},
          factory: () =>
            new DefaultCatalogGraphApi({
              knownRelations: [...ALL_RELATIONS, ...DATA_MESH_RELATIONS],
              knownRelationPairs: [
                ...ALL_RELATION_PAIRS,
                ...DATA_MESH_RELATION_PAIRS,
              ],
              // Without it the constructor of 0.6 fails, though the type
              // says that it may be left out.
              defaultRelationTypes: { exclude: [] },
            }),
        }),
    }),
  ],
});
