import { Entity } from '@backstage/catalog-model';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { DataMeshApi } from '@meshport/backstage-plugin-data-mesh-common';
import { dataMeshApiRef } from '@meshport/backstage-plugin-data-mesh-react';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ReactNode } from 'react';
import { rootRouteRef } from '../routes';
import { fakeDataMeshApi } from '../__testUtils__/fakeDataMeshApi';
import {
  exampleMap,
  facetValue,
  productItem,
  productPage,
} from '../__testUtils__/mesh';
import { DomainDataProductsCard } from './DomainDataProductsCard';
import { DomainExchangeCard } from './DomainExchangeCard';

const safety: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Domain',
  metadata: { name: 'Safety', namespace: 'default' },
  spec: { owner: 'group:default/safety' },
  relations: [
    { type: 'hasPart', targetRef: 'domain:default/wildlife' },
    { type: 'hasPart', targetRef: 'dataproduct:default/strike-risk' },
  ],
};

function render(card: ReactNode, api: Partial<DataMeshApi>) {
  renderInTestApp(<EntityProvider entity={safety}>{card}</EntityProvider>, {
    mountedRoutes: {
      '/catalog/:namespace/:kind/:name': entityRouteRef,
      '/data-products': rootRouteRef,
    },
    apis: [catalogApiMock(), [dataMeshApiRef, fakeDataMeshApi(api)]],
  });
}

describe('DomainDataProductsCard', () => {
  it('shows which products the domain has, whose and how good they are', async () => {
    const queryProducts = jest.fn(async () =>
      productPage(
        [
          productItem('bird-strikes', { lifecycle: 'deprecated' }),
          productItem('strike-risk', {
            level: { name: 'gold', title: 'Gold' },
          }),
        ],
        {
          level: [facetValue('gold', 1, 'Gold'), facetValue('none', 2)],
          owner: [
            facetValue('group:default/safety', 2),
            facetValue('group:default/airports', 1),
            facetValue('group:default/weather', 0),
          ],
        },
        13,
      ),
    );
    render(<DomainDataProductsCard />, { queryProducts });

    expect(
      await screen.findByRole('link', { name: 'strike-risk' }),
    ).toBeInTheDocument();
    expect(screen.getByText('Deprecated')).toBeInTheDocument();
    const levels = within(screen.getByText('Levels').parentElement!);
    expect(levels.getByText('33 % (1)')).toBeInTheDocument();
    expect(levels.getByText('67 % (2)')).toBeInTheDocument();
    expect(screen.getByText('Owned by').parentElement).toHaveTextContent(
      'safety (2), airports (1)',
    );
    expect(screen.getByText('Sub-domains').parentElement).toHaveTextContent(
      'wildlife',
    );
    expect(
      screen.getByRole('link', { name: 'Open in the marketplace' }),
    ).toHaveAttribute(
      'href',
      '/data-products?domain=domain%3Adefault%2Fsafety',
    );

    await userEvent.click(screen.getByRole('button', { name: 'Next page' }));
    await waitFor(() =>
      expect(queryProducts).toHaveBeenLastCalledWith({
        filters: { domain: ['domain:default/safety'] },
        order: 'title',
        offset: 10,
        limit: 10,
      }),
    );
  });

  it('says that there are none', async () => {
    render(<DomainDataProductsCard />, {
      queryProducts: async () => productPage([]),
    });
    expect(
      await screen.findByText(
        'This domain has no data products of its own yet.',
      ),
    ).toBeInTheDocument();
    expect(screen.queryByText('Levels')).toBeNull();
  });

  it('says why it cannot tell', async () => {
    render(<DomainDataProductsCard />, {
      queryProducts: async () => {
        throw new Error('the index is away');
      },
    });
    expect(
      await screen.findByText('Error: the index is away'),
    ).toBeInTheDocument();
  });
});

describe('DomainExchangeCard', () => {
  it('shows what the domain takes from and gives to others', async () => {
    render(<DomainExchangeCard />, { getMap: async () => exampleMap });
    expect(
      (await screen.findByRole('link', { name: 'flights' })).closest('li'),
    ).toHaveTextContent('flights goes into strike-risk');
    expect(screen.getByText('No other domain')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Show on the map' }),
    ).toHaveAttribute(
      'href',
      '/data-products/map?domain=domain%3Adefault%2Fsafety',
    );
  });

  it('says why it cannot tell', async () => {
    render(<DomainExchangeCard />, {});
    expect(
      await screen.findByText('Error: The test gives no answer for getMap()'),
    ).toBeInTheDocument();
  });
});
