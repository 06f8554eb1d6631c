import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { dataMeshApiRef } from '@meshport/backstage-plugin-data-mesh-react';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import {
  DataProductsPage,
  EntityDataContractCard,
  EntityDataContractDefinitionContent,
  EntityDataProductCard,
  EntityDataProductCodeCard,
  EntityDataProductConsumersContent,
  EntityDataProductDataCard,
  EntityDataProductInfrastructureCard,
  EntityDataProductLineageContent,
  EntityDataProductPortsContent,
  EntityDomainDataProductsCard,
  EntityDomainExchangeCard,
  EntityRelatedDataProductsCard,
  EntityDataProductHistoryContent,
  EntityDataProductServiceLevelsCard,
  EntityDataProductSupportCard,
  EntityDataContractHistoryContent,
} from './index';
import { rootRouteRef } from './routes';
import {
  birdStrikes,
  dataContract,
  STRIKES_DEFINITION,
} from './__testUtils__/entities';
import { fakeDataMeshApi } from './__testUtils__/fakeDataMeshApi';
import { contractVersion } from './__testUtils__/versions';
import { letTheMapBeDrawn } from './__testUtils__/mapInTests';
import { exampleMap, productItem, productPage } from './__testUtils__/mesh';

const contract = dataContract('bird-strikes-contract', STRIKES_DEFINITION);
const catalog = catalogApiMock({ entities: [birdStrikes, contract] });
const mesh = fakeDataMeshApi({
  getFollowState: async () => ({ following: false, followers: 0 }),
  getContractVersions: async () => [contractVersion(1)],
  getProductEvents: async () => [
    {
      id: '1',
      product: 'dataproduct:default/bird-strikes',
      type: 'product-added',
      at: '2026-11-01T10:00:00.000Z',
      message: 'Bird strikes was added',
    },
  ],
  queryProducts: async () => productPage([productItem('bird-strikes')]),
  getMap: async () => exampleMap,
});
const options = {
  mountedRoutes: {
    '/catalog/:namespace/:kind/:name': entityRouteRef,
    '/data-products': rootRouteRef,
  },
};

beforeAll(letTheMapBeDrawn);

describe('the plugin in the old frontend system', () => {
  it('has a page of data products', async () => {
    await renderInTestApp(
      <TestApiProvider
        apis={[
          [catalogApiRef, catalog],
          [permissionApiRef, mockApis.permission()],
          [dataMeshApiRef, mesh],
        ]}
      >
        <Routes>
          <Route path="/*" element={<DataProductsPage />} />
        </Routes>
      </TestApiProvider>,
      options,
    );
    expect(
      await screen.findByRole('heading', { name: 'Data products' }),
    ).toBeInTheDocument();
    expect(await screen.findByText('Data products (1)')).toBeInTheDocument();
    // Nothing is bound to the optional route.
    expect(screen.queryByText('Create data product')).not.toBeInTheDocument();

    await userEvent.click(screen.getByRole('tab', { name: 'Map' }));
    await userEvent.click(await screen.findByRole('button', { name: 'List' }));
    expect(
      await screen.findByRole('link', { name: 'strike-risk' }),
    ).toBeInTheDocument();
  });

  it.each([
    ['EntityDataProductCard', EntityDataProductCard, '1.4.0'],
    ['EntityDataProductCodeCard', EntityDataProductCodeCard, 'Code'],
    ['EntityDataProductDataCard', EntityDataProductDataCard, 'bird_strikes'],
    [
      'EntityDataProductInfrastructureCard',
      EntityDataProductInfrastructureCard,
      'Infrastructure',
    ],
    [
      'EntityRelatedDataProductsCard',
      EntityRelatedDataProductsCard,
      'Downstream',
    ],
    [
      'EntityDataProductPortsContent',
      EntityDataProductPortsContent,
      'cost_total',
    ],
    [
      'EntityDataProductLineageContent',
      EntityDataProductLineageContent,
      'Flows shown',
    ],
    [
      'EntityDataProductConsumersContent',
      EntityDataProductConsumersContent,
      'Port strikes 1.0.0',
    ],
    [
      'EntityDataProductHistoryContent',
      EntityDataProductHistoryContent,
      'Bird strikes was added',
    ],
    [
      'EntityDataProductSupportCard',
      EntityDataProductSupportCard,
      'Safety data desk',
    ],
    [
      'EntityDataProductServiceLevelsCard',
      EntityDataProductServiceLevelsCard,
      'Service levels',
    ],
  ])('%s shows a product', async (_name, Component, text) => {
    await renderInTestApp(
      <TestApiProvider
        apis={[
          [catalogApiRef, catalog],
          [dataMeshApiRef, mesh],
        ]}
      >
        <EntityProvider entity={birdStrikes}>
          <Component />
        </EntityProvider>
      </TestApiProvider>,
      options,
    );
    expect(await screen.findByText(text)).toBeInTheDocument();
  });

  it.each([
    ['EntityDataContractCard', EntityDataContractCard, /cost_total/],
    [
      'EntityDataContractDefinitionContent',
      EntityDataContractDefinitionContent,
      /cost_total/,
    ],
    [
      'EntityDataContractHistoryContent',
      EntityDataContractHistoryContent,
      /one version only/,
    ],
  ])('%s shows a contract', async (_name, Component, text) => {
    await renderInTestApp(
      <TestApiProvider
        apis={[
          [catalogApiRef, catalog],
          [dataMeshApiRef, mesh],
        ]}
      >
        <EntityProvider entity={contract}>
          <Component />
        </EntityProvider>
      </TestApiProvider>,
      options,
    );
    expect(await screen.findByText(text)).toBeInTheDocument();
  });

  it.each([
    [
      'EntityDomainDataProductsCard',
      EntityDomainDataProductsCard,
      'bird-strikes',
    ],
    ['EntityDomainExchangeCard', EntityDomainExchangeCard, 'airports'],
  ])('%s shows a domain', async (_name, Component, text) => {
    await renderInTestApp(
      <TestApiProvider
        apis={[
          [catalogApiRef, catalog],
          [dataMeshApiRef, mesh],
        ]}
      >
        <EntityProvider
          entity={{
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'Domain',
            metadata: { name: 'safety' },
          }}
        >
          <Component />
        </EntityProvider>
      </TestApiProvider>,
      options,
    );
    expect((await screen.findAllByText(text)).length).toBeGreaterThan(0);
  });
});
