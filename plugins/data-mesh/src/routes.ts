import {
  createExternalRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/core-plugin-api';

/**
 * The page of all data products.
 * @internal
 */
export const rootRouteRef = createRouteRef({ id: 'data-mesh' });

/**
 * Path of the mesh map below the page of all data products.
 * @internal
 */
export const MAP_PATH = 'map';

/**
 * The mesh map; `?domain=` opens domains and `?product=` shows a product.
 * @internal
 */
export const mapRouteRef = createSubRouteRef({
  id: 'data-mesh-map',
  parent: rootRouteRef,
  path: `/${MAP_PATH}`,
});

/**
 * Path of the conversion of contracts below the page of all data products.
 * @internal
 */
export const CONVERT_PATH = 'convert';

/**
 * Where a data product is created; without it there is no button for it.
 * @internal
 */
export const createDataProductRouteRef = createExternalRouteRef({
  id: 'create-data-product',
  optional: true,
  defaultTarget: 'scaffolder.root',
});

/**
 * Where access to a port is asked for; without it there is no button for it.
 * @internal
 */
export const requestAccessRouteRef = createExternalRouteRef({
  id: 'request-access',
  optional: true,
  defaultTarget: 'data-access.request',
});
