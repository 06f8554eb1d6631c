import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { DataProductEntity } from '@meshport/backstage-plugin-data-mesh-common';
import { screen } from '@testing-library/react';
import { dataProduct } from '../__testUtils__/entities';
import { LifecycleBanner } from './LifecycleBanner';

function render(spec: Partial<DataProductEntity['spec']>) {
  return renderInTestApp(
    <EntityProvider entity={dataProduct('old', spec)}>
      <LifecycleBanner />
      <p>drawn</p>
    </EntityProvider>,
    {
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      apis: [catalogApiMock()],
    },
  );
}

describe('LifecycleBanner', () => {
  it('says until when, why, and what replaces a deprecated product', async () => {
    render({
      lifecycle: 'deprecated',
      deprecation: {
        until: '2999-03-31',
        reason: 'The source is switched off',
        replacedBy: 'flights',
      },
    });
    expect(
      await screen.findByText('This product is deprecated'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/It is supported until .*2999/),
    ).toBeInTheDocument();
    expect(screen.getByText('The source is switched off')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: /flights/ })).toHaveAttribute(
      'href',
      '/catalog/default/dataproduct/flights',
    );
  });

  it('says that support is over', async () => {
    render({ lifecycle: 'deprecated', deprecation: { until: '2001-01-31' } });
    expect(
      await screen.findByText(/Support ended on .*2001/),
    ).toBeInTheDocument();
  });

  it('says that a retired product takes nobody', async () => {
    render({ lifecycle: 'retired' });
    expect(
      await screen.findByText(/It takes no new consumers/),
    ).toBeInTheDocument();
  });

  it('says nothing of a product in use', async () => {
    render({ lifecycle: 'production' });
    expect(await screen.findByText('drawn')).toBeInTheDocument();
    expect(screen.queryByRole('status')).not.toBeInTheDocument();
  });
});
