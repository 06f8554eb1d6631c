import {
  ApiBlueprint,
  coreExtensionData,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
  PageBlueprint,
  SubPageBlueprint,
} from '@backstage/frontend-plugin-api';
import { DataMeshClient } from '@meshport/backstage-plugin-data-mesh-common';
import { dataMeshApiRef } from '@meshport/backstage-plugin-data-mesh-react';
import { DataProductIcon } from '../icons';
import {
  CONVERT_PATH,
  createDataProductRouteRef,
  MAP_PATH,
  mapRouteRef,
  requestAccessRouteRef,
  rootRouteRef,
} from '../routes';
import { dataMeshFormFields } from '../scaffolder';
import { searchExtensions } from '../search/extensions';
import { entityExtensions } from './entityExtensions';

const api = ApiBlueprint.make({
  params: define =>
    define({
      api: dataMeshApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: options => new DataMeshClient(options),
    }),
});

const dataProductsPage = PageBlueprint.makeWithOverrides({
  factory(makePage, { config, inputs }) {
    const title = config.title ?? 'Data products';
    const icon = <DataProductIcon fontSize="inherit" />;
    const subPages = inputs.pages.map(page => ({
      path: page.get(coreExtensionData.routePath),
      title: page.get(coreExtensionData.title) ?? '',
      icon: page.get(coreExtensionData.icon),
      element: page.get(coreExtensionData.reactElement),
    }));
    return makePage({
      path: '/data-products',
      title,
      icon,
      routeRef: rootRouteRef,
      // The page draws the header itself, with the tabs.
      noHeader: true,
      loader: () =>
        import('./DataProductsPages').then(m => (
          <m.DataProductsPages title={title} icon={icon} subPages={subPages} />
        )),
    });
  },
});

const mapPage = SubPageBlueprint.make({
  name: 'map',
  params: {
    path: MAP_PATH,
    title: 'Map',
    loader: () =>
      import('../map/MeshMapContent').then(m => <m.MeshMapContent />),
  },
});

const convertPage = SubPageBlueprint.make({
  name: 'convert',
  params: {
    path: CONVERT_PATH,
    title: 'Convert',
    loader: () =>
      import('../formats/ConvertContractContent').then(m => (
        <m.ConvertContractContent />
      )),
  },
});

/**
 * The plugin for the new frontend system: the pages of all data products, what
 * the pages of data products, data contracts and domains show, and the form
 * fields of the software templates.
 * @alpha
 */
export const dataMeshPlugin = createFrontendPlugin({
  pluginId: 'data-mesh',
  title: 'Data products',
  icon: <DataProductIcon fontSize="inherit" />,
  info: { packageJson: () => import('../../package.json') },
  routes: { root: rootRouteRef, map: mapRouteRef },
  externalRoutes: {
    createDataProduct: createDataProductRouteRef,
    requestAccess: requestAccessRouteRef,
  },
  extensions: [
    api,
    dataProductsPage,
    mapPage,
    convertPage,
    ...entityExtensions,
    ...dataMeshFormFields,
    ...searchExtensions,
  ],
});
