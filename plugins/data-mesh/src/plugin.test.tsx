import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import {
  DataProductsPage,
  EntityDataContractCard,
  EntityDataContractDefinitionContent,
  EntityDataProductCard,
  EntityDataProductCodeCard,
  EntityDataProductDataCard,
  EntityDataProductInfrastructureCard,
  EntityDataProductLineageContent,
  EntityDataProductPortsContent,
  EntityDomainDataProductsCard,
  EntityRelatedDataProductsCard,
} from './index';
import {
  birdStrikes,
  dataContract,
  STRIKES_DEFINITION,
} from './testing/entities';

const contract = dataContract('bird-strikes-contract', STRIKES_DEFINITION);
const catalog = catalogApiMock({ entities: [birdStrikes, contract] });
const options = {
  mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
};

describe('the plugin in the old frontend system', () => {
  it('has a page of data products', async () => {
    await renderInTestApp(
      <TestApiProvider
        apis={[
          [catalogApiRef, catalog],
          [permissionApiRef, mockApis.permission()],
        ]}
      >
        <Routes>
          <Route path="/" element={<DataProductsPage />} />
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
      'Upstream',
    ],
  ])('%s shows a product', async (_name, Component, text) => {
    await renderInTestApp(
      <TestApiProvider apis={[[catalogApiRef, catalog]]}>
        <EntityProvider entity={birdStrikes}>
          <Component />
        </EntityProvider>
      </TestApiProvider>,
      options,
    );
    expect(await screen.findByText(text)).toBeInTheDocument();
  });

  it.each([
    ['EntityDataContractCard', EntityDataContractCard],
    [
      'EntityDataContractDefinitionContent',
      EntityDataContractDefinitionContent,
    ],
  ])('%s shows a contract', async (_name, Component) => {
    await renderInTestApp(
      <TestApiProvider apis={[[catalogApiRef, catalog]]}>
        <EntityProvider entity={contract}>
          <Component />
        </EntityProvider>
      </TestApiProvider>,
      options,
    );
    expect(await screen.findByText(/cost_total/)).toBeInTheDocument();
  });

  it('shows the products of a domain', async () => {
    await renderInTestApp(
      <TestApiProvider apis={[[catalogApiRef, catalog]]}>
        <EntityProvider
          entity={{
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'Domain',
            metadata: { name: 'safety' },
            relations: [
              {
                type: 'hasPart',
                targetRef: 'dataproduct:default/bird-strikes',
              },
            ],
          }}
        >
          <EntityDomainDataProductsCard />
        </EntityProvider>
      </TestApiProvider>,
      options,
    );
    expect(await screen.findByText('Bird strikes')).toBeInTheDocument();
  });
});
