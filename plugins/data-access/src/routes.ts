import {
  createExternalRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/core-plugin-api';

/** The data access pages: my access, inbox, all requests. */
export const rootRouteRef = createRouteRef({ id: 'data-access' });

/** The request form; `product`, `port` and `version` are in the query. */
export const requestRouteRef = createSubRouteRef({
  id: 'data-access/request',
  parent: rootRouteRef,
  path: '/request',
});

/** The page of one request. */
export const requestDetailsRouteRef = createSubRouteRef({
  id: 'data-access/request-details',
  parent: rootRouteRef,
  path: '/requests/:id',
});

/** Where data products are found; the page of the data-mesh plugin. */
export const marketplaceRouteRef = createExternalRouteRef({
  id: 'data-access/marketplace',
  optional: true,
  defaultTarget: 'data-mesh.root',
});
