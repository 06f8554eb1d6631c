import { Entity } from '@backstage/catalog-model';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { dataGovernanceApiRef } from '@meshport/backstage-plugin-data-mesh-react';
import { screen } from '@testing-library/react';
import { birdStrikes, strikeRisk } from '../testing/entities';
import { governanceWith } from '../testing/governance';
import { DomainDataProductsCard } from './DomainDataProductsCard';

function domainWith(products: string[]): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Domain',
    metadata: { name: 'safety' },
    spec: { owner: 'group:default/safety' },
    relations: products.map(name => ({
      type: 'hasPart',
      targetRef: `dataproduct:default/${name}`,
    })),
  };
}

function render(domain: Entity) {
  return renderInTestApp(
    <EntityProvider entity={domain}>
      <DomainDataProductsCard />
    </EntityProvider>,
    {
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      apis: [
        catalogApiMock({ entities: [birdStrikes, strikeRisk] }),
        [
          dataGovernanceApiRef,
          governanceWith({ 'dataproduct:default/strike-risk': 'bronze' }),
        ],
      ],
    },
  );
}

describe('DomainDataProductsCard', () => {
  it('lists the products of the domain with their levels', async () => {
    render(domainWith(['bird-strikes', 'strike-risk']));
    expect(await screen.findByText('Bird strikes')).toBeInTheDocument();
    expect(screen.getByText('Strike risk')).toBeInTheDocument();
    expect(await screen.findByText('Bronze')).toBeInTheDocument();
    expect(screen.queryByText('Domain')).not.toBeInTheDocument();
  });

  it('says that there are none', async () => {
    render(domainWith([]));
    expect(
      await screen.findByText('This domain has no data products yet.'),
    ).toBeInTheDocument();
  });
});
