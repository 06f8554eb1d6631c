import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { dataAccessApiRef } from '@meshport/backstage-plugin-data-mesh-react';
import { screen, within } from '@testing-library/react';
import { birdStrikes, dataProduct } from '../__testUtils__/entities';
import { ConsumersContent } from './ConsumersContent';

const READER = dataProduct('strike-risk', {
  domain: 'risk',
  owner: 'group:default/analysts',
  lifecycle: 'experimental',
  inputPorts: [
    {
      name: 'reports',
      product: 'bird-strikes',
      port: 'strikes',
      version: '1.0.0',
    },
  ],
});
const LATE_READER = dataProduct('old-risk', {
  inputPorts: [
    {
      name: 'reports',
      product: 'bird-strikes',
      port: 'strikes',
      version: '0.9.0',
    },
  ],
});

function render(options: { readers: (typeof READER)[]; access?: boolean }) {
  return renderInTestApp(
    <EntityProvider
      entity={{
        ...birdStrikes,
        relations: options.readers.map(({ metadata }) => ({
          type: 'dataProductConsumedBy',
          targetRef: `dataproduct:default/${metadata.name}`,
        })),
      }}
    >
      <ConsumersContent />
    </EntityProvider>,
    {
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      apis: [
        catalogApiMock({ entities: options.readers }),
        ...(options.access
          ? [[dataAccessApiRef, {} as typeof dataAccessApiRef.T] as const]
          : []),
      ],
    },
  );
}

describe('ConsumersContent', () => {
  it('names the readers of each port with domain, owner and lifecycle', async () => {
    render({ readers: [READER, LATE_READER], access: true });
    expect(await screen.findByText('Port strikes 1.0.0')).toBeInTheDocument();
    const [ofPort, others] = screen.getAllByRole('table');

    const row = within(ofPort).getByText('Experimental').closest('tr');
    expect(row).toHaveTextContent('strike-risk');
    expect(row).toHaveTextContent('risk');
    expect(row).toHaveTextContent('analysts');
    expect(within(ofPort).queryByText('old-risk')).not.toBeInTheDocument();

    expect(others).toHaveTextContent('old-risk');
    expect(within(others).getByText('strikes 0.9.0')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Access' })).toHaveAttribute(
      'href',
      '/catalog/default/dataproduct/bird-strikes/access',
    );
  });

  it('says that nobody reads a port', async () => {
    render({ readers: [] });
    expect(
      await screen.findByText('No data product reads it yet.'),
    ).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'Access' })).toBeNull();
  });
});
