import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { DataAccessClient } from '@meshport/backstage-plugin-data-access-common';
import { dataAccessApiRef } from '@meshport/backstage-plugin-data-mesh-react';
import {
  marketplaceRouteRef,
  requestDetailsRouteRef,
  requestRouteRef,
  rootRouteRef,
} from './routes';

/**
 * The data access plugin for the old frontend system.
 * @public
 */
export const dataAccessPlugin = createPlugin({
  id: 'data-access',
  routes: {
    root: rootRouteRef,
    request: requestRouteRef,
    requestDetails: requestDetailsRouteRef,
  },
  externalRoutes: { marketplace: marketplaceRouteRef },
  apis: [
    createApiFactory({
      api: dataAccessApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: options => new DataAccessClient(options),
    }),
  ],
});

/**
 * The data access pages; mount them at `/data-access`.
 * @public
 */
export const DataAccessPage: () => JSX.Element | null =
  dataAccessPlugin.provide(
    createRoutableExtension({
      name: 'DataAccessPage',
      component: () =>
        import('./components/DataAccessPage').then(m => m.DataAccessPage),
      mountPoint: rootRouteRef,
    }),
  );

/**
 * Content of the entity page of a DataProduct: who has access, and asking for
 * it.
 * @public
 */
export const EntityDataAccessContent: () => JSX.Element | null =
  dataAccessPlugin.provide(
    createComponentExtension({
      name: 'EntityDataAccessContent',
      component: {
        lazy: () =>
          import('./components/entity/EntityAccessContent').then(
            m => m.EntityAccessContent,
          ),
      },
    }),
  );
