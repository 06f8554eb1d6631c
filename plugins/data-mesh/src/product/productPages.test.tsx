import { Entity } from '@backstage/catalog-model';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { DataGovernanceApi } from '@meshport/backstage-plugin-data-governance-common';
import { dataGovernanceApiRef } from '@meshport/backstage-plugin-data-mesh-react';
import { screen, within } from '@testing-library/react';
import { requestAccessRouteRef } from '../routes';
import {
  birdStrikes,
  birdStrikesParts,
  dataContract,
  dataProduct,
  STRIKES_DEFINITION,
} from '../testing/entities';
import { governanceWith } from '../testing/governance';
import { DataProductCard } from './DataProductCard';
import { CodeCard, DataCard, InfrastructureCard } from './parts';
import { PortsContent } from './PortsContent';

const contract = dataContract('bird-strikes-contract', STRIKES_DEFINITION);

function render(
  element: JSX.Element,
  options: {
    entity?: Entity;
    entities?: Entity[];
    catalog?: typeof catalogApiRef.T;
    governance?: DataGovernanceApi;
    withoutAccess?: boolean;
  } = {},
) {
  return renderInTestApp(
    <EntityProvider entity={options.entity ?? birdStrikes}>
      {element}
    </EntityProvider>,
    {
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        ...(options.withoutAccess
          ? {}
          : { '/data-access/request': requestAccessRouteRef }),
      },
      apis: [
        options.catalog
          ? [catalogApiRef, options.catalog]
          : catalogApiMock({
              entities: options.entities ?? [contract, ...birdStrikesParts],
            }),
        ...(options.governance
          ? [[dataGovernanceApiRef, options.governance] as const]
          : []),
      ],
    },
  );
}

describe('DataProductCard', () => {
  it('says what the product is', async () => {
    render(<DataProductCard />, {
      governance: governanceWith({
        'dataproduct:default/bird-strikes': 'silver',
      }),
    });

    expect(
      await screen.findByText('Every bird strike reported since 1990'),
    ).toBeInTheDocument();
    expect(screen.getByText('Source-aligned')).toBeInTheDocument();
    expect(screen.getByText('Production')).toBeInTheDocument();
    expect(screen.getByText('1.4.0')).toBeInTheDocument();
    expect(screen.getByText('Confidential')).toBeInTheDocument();
    expect(await screen.findByText('Silver')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: /Safety data desk/ }),
    ).toHaveAttribute('href', 'mailto:safety@example.com');
  });

  it('shows no level without scorecards', async () => {
    render(<DataProductCard />);
    expect(await screen.findByText('Lifecycle')).toBeInTheDocument();
    expect(screen.queryByText('Level')).not.toBeInTheDocument();
  });

  it('does not make a link of a script', async () => {
    render(<DataProductCard />, {
      entity: dataProduct('hostile', {
        // eslint-disable-next-line no-script-url
        support: [{ channel: 'Desk', url: 'javascript:alert(1)' }],
      }),
    });
    expect(
      await screen.findByText('Desk: javascript:alert(1)'),
    ).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'Desk' })).toBeNull();
  });
});

describe('the three parts', () => {
  it('names code and infrastructure', async () => {
    render(
      <>
        <CodeCard />
        <InfrastructureCard />
      </>,
    );
    expect(await screen.findByText('Loads the reports')).toBeInTheDocument();
    expect(screen.getByText('pipeline')).toBeInTheDocument();
    expect(await screen.findByText('The warehouse')).toBeInTheDocument();
  });

  it('says that an entity is missing', async () => {
    render(<CodeCard />, { entities: [] });
    expect(await screen.findByText(/Not in the catalog/)).toBeInTheDocument();
  });

  it('shows ports with a contract in a line', async () => {
    render(<DataCard />);

    const port = within(
      await screen.findByLabelText('Output port strikes 1.0.0'),
    );
    expect(port.getByText('bird_strikes')).toBeInTheDocument();
    expect(port.getByText('safety analysis')).toBeInTheDocument();
    expect(port.getByText('30 days')).toBeInTheDocument();
    expect(
      await port.findByText(/Contract 1.2.0 \(active\): 2 columns/),
    ).toBeInTheDocument();
    expect(screen.getByText('Monthly file')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Columns and promises' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/dataproduct/bird-strikes/ports',
    );
  });
});

describe('PortsContent', () => {
  it('shows the columns and leads to the access form', async () => {
    render(<PortsContent />);

    expect(await screen.findByText('cost_total')).toBeInTheDocument();
    expect(screen.getByText('Cost in US dollars')).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Request access to strikes 1.0.0' }),
    ).toHaveAttribute(
      'href',
      '/data-access/request?product=dataproduct%3Adefault%2Fbird-strikes&port=strikes&version=1.0.0',
    );
  });

  it('offers no request without the access plugin', async () => {
    render(<PortsContent />, { withoutAccess: true });
    expect(await screen.findByText('cost_total')).toBeInTheDocument();
    expect(screen.queryByText('Request access')).not.toBeInTheDocument();
  });

  it('offers no request for a retired product', async () => {
    render(<PortsContent />, {
      entity: {
        ...birdStrikes,
        spec: { ...birdStrikes.spec, lifecycle: 'retired' },
      },
    });
    expect(await screen.findByText('cost_total')).toBeInTheDocument();
    expect(screen.queryByText('Request access')).not.toBeInTheDocument();
  });

  it('says what is wrong with a contract that cannot be read', async () => {
    render(<PortsContent />, {
      entities: [dataContract('bird-strikes-contract', 'kind: Nonsense')],
    });
    expect(
      await screen.findByText(/The contract cannot be read/),
    ).toBeInTheDocument();
    expect(screen.getByText('apiVersion')).toBeInTheDocument();
  });

  it('says that a contract is missing', async () => {
    render(<PortsContent />, { entities: [] });
    expect(
      await screen.findByText('datacontract:default/bird-strikes-contract'),
    ).toBeInTheDocument();
  });

  it('keeps the ports when the contracts cannot be read', async () => {
    render(<PortsContent />, {
      catalog: catalogApiMock.mock({
        getEntitiesByRefs: async () => {
          throw new Error('the catalog is down');
        },
      }),
    });
    expect(
      await screen.findByText('Error: the catalog is down'),
    ).toBeInTheDocument();
    expect(
      screen.getByLabelText('Output port strikes 1.0.0'),
    ).toBeInTheDocument();
  });

  it('says that there are no ports', async () => {
    render(<PortsContent />, { entity: dataProduct('empty') });
    expect(
      await screen.findByText(/has no output ports yet/),
    ).toBeInTheDocument();
  });
});
