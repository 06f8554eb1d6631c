import {
  createExternalRouteRef,
  createRouteRef,
} from '@backstage/core-plugin-api';

/**
 * The page of all data products.
 * @internal
 */
export const rootRouteRef = createRouteRef({ id: 'data-mesh' });

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
