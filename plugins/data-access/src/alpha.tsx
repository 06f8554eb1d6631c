import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import LockOpenIcon from '@material-ui/icons/LockOpen';
import { DataAccessClient } from '@meshport/backstage-plugin-data-access-common';
import { dataAccessApiRef } from '@meshport/backstage-plugin-data-mesh-react';
import {
  marketplaceRouteRef,
  requestDetailsRouteRef,
  requestRouteRef,
  rootRouteRef,
} from './routes';

const icon = <LockOpenIcon fontSize="inherit" />;

const dataAccessApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: dataAccessApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: options => new DataAccessClient(options),
    }),
});

const dataAccessPage = PageBlueprint.make({
  params: {
    path: '/data-access',
    title: 'Data access',
    icon,
    routeRef: rootRouteRef,
    loader: () =>
      import('./components/DataAccessPage').then(m => <m.DataAccessRouter />),
  },
});

const entityAccessContent = EntityContentBlueprint.make({
  name: 'access',
  params: {
    path: '/access',
    title: 'Access',
    filter: { kind: 'DataProduct' },
    loader: () =>
      import('./components/entity/EntityAccessContent').then(m => (
        <m.EntityAccessContent />
      )),
  },
});

/**
 * The data access plugin for the new frontend system.
 * @alpha
 */
export default createFrontendPlugin({
  pluginId: 'data-access',
  title: 'Data access',
  icon,
  info: { packageJson: () => import('../package.json') },
  routes: {
    root: rootRouteRef,
    request: requestRouteRef,
    requestDetails: requestDetailsRouteRef,
  },
  externalRoutes: { marketplace: marketplaceRouteRef },
  extensions: [dataAccessApi, dataAccessPage, entityAccessContent],
});
