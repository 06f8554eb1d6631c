import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import {
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { Entity } from '@backstage/catalog-model';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { dataAccessApiRef } from '@meshport/backstage-plugin-data-mesh-react';
import { DataAccessRouter } from '../components/DataAccessPage';
import { EntityAccessContent } from '../components/entity/EntityAccessContent';
import { rootRouteRef } from '../routes';
import { FakeDataAccessApi } from './FakeDataAccessApi';
import { CHEN, chenEntity, flightsEntity } from './fixtures';

const MOUNTED = {
  '/data-access': rootRouteRef,
  '/catalog/:namespace/:kind/:name': entityRouteRef,
};

function makeApis(
  api: FakeDataAccessApi,
  viewer: string,
  entities: Entity[],
  policy?: AuthorizeResult.DENY,
) {
  return [
    [dataAccessApiRef, api],
    [catalogApiRef, catalogApiMock({ entities })],
    mockApis.identity({ userEntityRef: viewer, ownershipEntityRefs: [viewer] }),
    mockApis.permission({ authorize: policy }),
  ] as const;
}

/** Opens an address below `/data-access` as the given user. */
export function renderAccess(
  api: FakeDataAccessApi,
  path: string,
  viewer: string = CHEN,
  more: Entity[] = [],
) {
  return renderInTestApp(<DataAccessRouter />, {
    mountPath: '/data-access',
    initialRouteEntries: [`/data-access${path}`],
    mountedRoutes: MOUNTED,
    apis: [...makeApis(api, viewer, [flightsEntity, chenEntity, ...more])],
  });
}

/** Shows the Access tab of a product as the given user. */
export function renderEntityAccess(
  api: FakeDataAccessApi,
  product: Entity = flightsEntity,
  viewer: string = CHEN,
  policy?: AuthorizeResult.DENY,
) {
  return renderInTestApp(
    <EntityProvider entity={product}>
      <EntityAccessContent />
    </EntityProvider>,
    {
      mountedRoutes: MOUNTED,
      apis: [...makeApis(api, viewer, [product, chenEntity], policy)],
    },
  );
}
