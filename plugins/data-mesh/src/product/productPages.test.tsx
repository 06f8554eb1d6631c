import { Entity } from '@backstage/catalog-model';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import {
  dataGovernanceApiRef,
  dataMeshApiRef,
} from '@meshport/backstage-plugin-data-mesh-react';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { requestAccessRouteRef } from '../routes';
import {
  birdStrikes,
  birdStrikesParts,
  dataContract,
  dataProduct,
  STRIKES_DEFINITION,
} from '../__testUtils__/entities';
import { fakeDataMeshApi } from '../__testUtils__/fakeDataMeshApi';
import { governanceWith } from '../__testUtils__/governance';
import { DataProductCard } from './DataProductCard';
import { CodeCard, DataCard, InfrastructureCard } from './parts';
import { PortsContent } from './PortsContent';
import { ServiceLevelsCard } from './ServiceLevelsCard';
import { SupportCard } from './SupportCard';

const contract = dataContract('bird-strikes-contract', STRIKES_DEFINITION);

function render(
  element: JSX.Element,
  options: {
    entity?: Entity;
    entities?: Entity[];
    catalog?: typeof catalogApiRef.T;
    governance?: ReturnType<typeof governanceWith>;
    withoutAccess?: boolean;
    address?: string;
  } = {},
) {
  return renderInTestApp(
    <EntityProvider entity={options.entity ?? birdStrikes}>
      {element}
    </EntityProvider>,
    {
      initialRouteEntries: [options.address ?? '/'],
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
        [
          dataMeshApiRef,
          fakeDataMeshApi({
            getFollowState: async () => ({ following: false, followers: 4 }),
          }),
        ],
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
  });

  it('offers what one can do with it', async () => {
    render(<DataProductCard />, {
      entity: {
        ...birdStrikes,
        metadata: {
          ...birdStrikes.metadata,
          annotations: {
            'backstage.io/managed-by-location':
              'url:https://git.example.com/safety/catalog-info.yaml',
          },
        },
      },
    });
    expect(
      await screen.findByRole('button', { name: 'Follow, 4 followers' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: /Request access to strikes/ }),
    ).toBeInTheDocument();
    expect(screen.getByRole('button', { name: /Open in git/ })).toHaveAttribute(
      'href',
      'https://git.example.com/safety/catalog-info.yaml',
    );
    expect(screen.getByRole('button', { name: 'Export' })).toBeInTheDocument();
  });

  it('lets one choose the port to ask for', async () => {
    const [port] = birdStrikes.spec.outputPorts ?? [];
    render(<DataProductCard />, {
      entity: {
        ...birdStrikes,
        spec: {
          ...birdStrikes.spec,
          outputPorts: [port, { ...port, version: '2.0.0' }],
        },
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Request access' }),
    );
    expect(
      await screen.findByRole('menuitem', { name: 'strikes 2.0.0' }),
    ).toHaveAttribute('href', expect.stringContaining('version=2.0.0'));
  });

  it('says first that the product is retired, and why nobody can ask', async () => {
    render(<DataProductCard />, {
      entity: {
        ...birdStrikes,
        spec: { ...birdStrikes.spec, lifecycle: 'retired' },
      },
    });
    expect(
      await screen.findByText('This product is retired'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', {
        name: /This product is retired and takes no new consumers/,
      }),
    ).toBeDisabled();
  });

  it('shows no level without scorecards', async () => {
    render(<DataProductCard />);
    expect(await screen.findByText('Lifecycle')).toBeInTheDocument();
    expect(screen.queryByText('Level')).not.toBeInTheDocument();
  });
});

describe('SupportCard', () => {
  it('says where one gets help', async () => {
    render(<SupportCard />);
    expect(
      await screen.findByRole('link', { name: /Safety data desk/ }),
    ).toHaveAttribute('href', 'mailto:safety@example.com');
  });

  it('does not make a link of a script', async () => {
    const script = ['javascript', 'alert(1)'].join(':');
    render(<SupportCard />, {
      entity: dataProduct('hostile', {
        support: [{ channel: 'Desk', url: script }],
      }),
    });
    expect(await screen.findByText(`Desk: ${script}`)).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'Desk' })).toBeNull();
  });
});

describe('ServiceLevelsCard', () => {
  it('shows what the contracts promise', async () => {
    render(<ServiceLevelsCard />, {
      entities: [
        dataContract(
          'bird-strikes-contract',
          `${STRIKES_DEFINITION}slaProperties:
  - { property: timeToRepair, value: 4, unit: h, description: On working days }
`,
        ),
      ],
    });
    expect(await screen.findByText('Time to repair')).toBeInTheDocument();
    expect(screen.getByText('4 h')).toBeInTheDocument();
    expect(screen.getByText('On working days')).toBeInTheDocument();
  });

  it('says that there are none', async () => {
    render(<ServiceLevelsCard />);
    expect(await screen.findByText(/promise none/)).toBeInTheDocument();
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

  it('opens and marks the column that the address names', async () => {
    render(<PortsContent />, {
      address: '/?column=bird_strikes.cost_total',
    });
    const row = await screen.findByRole('row', { name: 'cost_total' });
    await waitFor(() => expect(row).toHaveAttribute('aria-current', 'true'));
    expect(
      screen.getByRole('link', { name: 'Link to this column' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/dataproduct/bird-strikes/ports?column=bird_strikes.cost_total',
    );
  });

  it('takes no request for a retired product, and says why', async () => {
    render(<PortsContent />, {
      entity: {
        ...birdStrikes,
        spec: { ...birdStrikes.spec, lifecycle: 'retired' },
      },
    });
    expect(await screen.findByText('cost_total')).toBeInTheDocument();
    expect(
      screen.getByRole('button', {
        name: /This product is retired and takes no new consumers/,
      }),
    ).toBeDisabled();
    expect(screen.getByText('Retired')).toBeInTheDocument();
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
