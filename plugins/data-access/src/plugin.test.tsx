import {
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { identityApiRef } from '@backstage/core-plugin-api';
import { dataAccessApiRef } from '@meshport/backstage-plugin-data-mesh-react';
import { screen } from '@testing-library/react';
import { ReactElement } from 'react';
import { Route, Routes } from 'react-router-dom';
import { DataAccessPage, EntityDataAccessContent } from './index';
import { rootRouteRef } from './routes';
import { FakeDataAccessApi } from './__testUtils__/FakeDataAccessApi';
import {
  CHEN,
  flightsEntity,
  makeDetails,
  makeRequest,
} from './__testUtils__/fixtures';

function renderOld(
  element: ReactElement,
  options: Parameters<typeof renderInTestApp>[1] = {},
) {
  const api = new FakeDataAccessApi().add(makeDetails(makeRequest()));
  api.mine = ['request-1'];
  return renderInTestApp(
    <TestApiProvider
      apis={[
        [dataAccessApiRef, api],
        [catalogApiRef, catalogApiMock({ entities: [flightsEntity] })],
        [identityApiRef, mockApis.identity({ userEntityRef: CHEN })],
        [permissionApiRef, mockApis.permission()],
      ]}
    >
      {element}
    </TestApiProvider>,
    {
      ...options,
      mountedRoutes: {
        ...options.mountedRoutes,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    },
  );
}

describe('plugin for the old frontend system', () => {
  it('renders the page with its header', async () => {
    await renderOld(
      <Routes>
        <Route path="/data-access/*" element={<DataAccessPage />} />
      </Routes>,
      { routeEntries: ['/data-access'] },
    );
    expect(
      await screen.findByRole('heading', { name: 'Data access' }),
    ).toBeInTheDocument();
    expect(await screen.findByText('Safety analysis')).toBeInTheDocument();
  });

  it('renders the content of the entity page', async () => {
    await renderOld(
      <EntityProvider entity={flightsEntity}>
        <EntityDataAccessContent />
      </EntityProvider>,
      { mountedRoutes: { '/data-access': rootRouteRef } },
    );
    expect(
      await screen.findByText(/Waiting for flight-operations to decide/),
    ).toBeInTheDocument();
  });
});
