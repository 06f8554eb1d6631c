import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { catalogGraphApiRef } from '@backstage/plugin-catalog-graph';
import catalogGraphPlugin from '@backstage/plugin-catalog-graph/alpha';
import {
  createFrontendPlugin,
  PageBlueprint,
  iconsApiRef,
  useApi,
} from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import {
  entityRouteRef,
  useEntityPresentation,
} from '@backstage/plugin-catalog-react';
import {
  catalogApiMock,
  createTestEntityPage,
} from '@backstage/plugin-catalog-react/testUtils';
import { dataMeshApiRef } from '@meshport/backstage-plugin-data-mesh-react';
import { screen, waitFor } from '@testing-library/react';
import plugin, {
  DATA_MESH_RELATIONS,
  dataMeshCatalogGraphModule,
  dataMeshEntityPresentationModule,
  dataMeshIconsModule,
} from './alpha';
import { DataProductIcon } from './icons';
import {
  birdStrikes,
  dataContract,
  STRIKES_DEFINITION,
} from './__testUtils__/entities';
import { fakeDataMeshApi } from './__testUtils__/fakeDataMeshApi';
import { contractVersion } from './__testUtils__/versions';
import { exampleMap, productItem, productPage } from './__testUtils__/mesh';

const contract = dataContract('bird-strikes-contract', STRIKES_DEFINITION);
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
const apis = [
  mockApis.permission(),
  catalogApiMock({ entities: [birdStrikes, contract] }),
  [dataMeshApiRef, mesh] as const,
] as const;

describe('the plugin in the new frontend system', () => {
  it('has a page of data products', async () => {
    renderTestApp({
      features: [plugin],
      initialRouteEntries: ['/data-products'],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      apis,
    });
    expect(await screen.findByText('Data products (1)')).toBeInTheDocument();
    expect(
      screen.getByRole('heading', { name: 'Data products' }),
    ).toBeInTheDocument();
  });

  it('has the map as a tab of the page', async () => {
    renderTestApp({
      features: [plugin],
      initialRouteEntries: ['/data-products/map?view=list'],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      apis,
    });
    expect(
      await screen.findByRole('link', { name: 'strike-risk' }),
    ).toBeInTheDocument();
    expect(screen.getByRole('tab', { name: 'Products' })).toHaveAttribute(
      'href',
      '/data-products',
    );
  });

  it.each([
    ['entity-card:data-mesh/domain-data-products', 'Open in the marketplace'],
    ['entity-card:data-mesh/domain-exchange', 'Gives to'],
  ] as const)('shows %s on the page of a domain', async (id, text) => {
    renderTestApp({
      extensions: [
        createTestEntityPage({
          entity: {
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'Domain',
            metadata: { name: 'safety' },
          },
        }),
        plugin.getExtension(id),
        plugin.getExtension('page:data-mesh'),
      ],
      apis,
    });
    expect(await screen.findByText(text)).toBeInTheDocument();
  });

  it.each([
    [
      'entity-card:data-mesh/data-product',
      'Every bird strike reported since 1990',
    ],
    ['entity-card:data-mesh/data', 'Data and metadata'],
    ['entity-card:data-mesh/code', 'Code'],
    ['entity-card:data-mesh/infrastructure', 'Infrastructure'],
    ['entity-card:data-mesh/related-data-products', 'Upstream'],
    ['entity-content:data-mesh/ports', 'cost_total'],
    ['entity-content:data-mesh/lineage', 'Flows shown'],
    ['entity-content:data-mesh/consumers', 'Port strikes 1.0.0'],
    ['entity-content:data-mesh/history', 'Bird strikes was added'],
    ['entity-card:data-mesh/support', 'Safety data desk'],
    ['entity-card:data-mesh/service-levels', 'Service levels'],
  ] as const)('shows %s on the page of a product', async (id, text) => {
    renderTestApp({
      extensions: [
        createTestEntityPage({ entity: birdStrikes }),
        plugin.getExtension(id),
      ],
      apis,
    });
    expect(await screen.findByText(text)).toBeInTheDocument();
  });

  it.each([
    ['entity-card:data-mesh/data-contract', 'cost_total'],
    ['entity-content:data-mesh/definition', 'Cost in US dollars'],
    ['entity-content:data-mesh/contract-history', 'one version only'],
  ] as const)('shows %s on the page of a contract', async (id, text) => {
    renderTestApp({
      extensions: [
        createTestEntityPage({ entity: contract }),
        plugin.getExtension(id),
      ],
      apis,
    });
    // The definition is drawn again once the colouring is loaded.
    await waitFor(() =>
      expect(screen.getByText(new RegExp(text))).toBeInTheDocument(),
    );
  });

  it('shows nothing of a product on the page of a contract', async () => {
    renderTestApp({
      extensions: [
        createTestEntityPage({ entity: contract }),
        plugin.getExtension('entity-card:data-mesh/data-contract'),
        plugin.getExtension('entity-card:data-mesh/code'),
      ],
      apis,
    });
    expect(await screen.findByText('cost_total')).toBeInTheDocument();
    expect(screen.queryByText('Code')).not.toBeInTheDocument();
  });
});

describe('the modules for other plugins', () => {
  it('make the catalog graph and the icons know the data mesh', async () => {
    const Probe = () => {
      const { knownRelations } = useApi(catalogGraphApiRef);
      const iconsApi = useApi(iconsApiRef);
      const missing = DATA_MESH_RELATIONS.filter(
        relation => !knownRelations.includes(relation),
      );
      const icons = ['kind:dataproduct', 'kind:datacontract'].filter(key =>
        iconsApi.icon(key),
      );
      const { Icon } = useEntityPresentation('dataproduct:default/flights');
      return (
        <p>
          {`missing ${missing.length}, icons ${icons.length}, `}
          {Icon === DataProductIcon ? 'with' : 'without'} icon
        </p>
      );
    };
    renderTestApp({
      features: [
        catalogGraphPlugin,
        dataMeshCatalogGraphModule,
        dataMeshIconsModule,
        catalogPlugin,
        dataMeshEntityPresentationModule,
        createFrontendPlugin({
          pluginId: 'probe',
          extensions: [
            PageBlueprint.make({
              params: { path: '/probe', loader: async () => <Probe /> },
            }),
          ],
        }),
      ],
      initialRouteEntries: ['/probe'],
      apis,
    });
    expect(
      await screen.findByText('missing 0, icons 2, with icon'),
    ).toBeInTheDocument();
  });
});
