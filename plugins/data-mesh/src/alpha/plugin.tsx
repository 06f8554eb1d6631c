import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { DataMeshClient } from '@meshport/backstage-plugin-data-mesh-common';
import { dataMeshApiRef } from '@meshport/backstage-plugin-data-mesh-react';
import { DataProductIcon } from '../icons';
import {
  createDataProductRouteRef,
  requestAccessRouteRef,
  rootRouteRef,
} from '../routes';
import { dataMeshFormFields } from '../scaffolder';
import { entityExtensions } from './entityExtensions';

const api = ApiBlueprint.make({
  params: define =>
    define({
      api: dataMeshApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: options => new DataMeshClient(options),
    }),
});

const dataProductsPage = PageBlueprint.make({
  params: {
    path: '/data-products',
    title: 'Data products',
    icon: <DataProductIcon fontSize="inherit" />,
    routeRef: rootRouteRef,
    loader: () =>
      import('../marketplace/DataProductsContent').then(m => (
        <m.DataProductsContent />
      )),
  },
});

/**
 * The plugin for the new frontend system: the page of all data products, what
 * the pages of data products, data contracts and domains show, and the form
 * fields of the software templates.
 * @alpha
 */
export const dataMeshPlugin = createFrontendPlugin({
  pluginId: 'data-mesh',
  title: 'Data products',
  icon: <DataProductIcon fontSize="inherit" />,
  info: { packageJson: () => import('../../package.json') },
  routes: { root: rootRouteRef },
  externalRoutes: {
    createDataProduct: createDataProductRouteRef,
    requestAccess: requestAccessRouteRef,
  },
  extensions: [
    api,
    dataProductsPage,
    ...entityExtensions,
    ...dataMeshFormFields,
  ],
});
