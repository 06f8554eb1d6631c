import { renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { Entity } from '@backstage/catalog-model';
import { dataGovernanceApiRef } from '@meshport/backstage-plugin-data-mesh-react';
import { DataGovernanceApi } from '@meshport/backstage-plugin-data-governance-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import { createDataProductRouteRef } from '../routes';
import { birdStrikes, dataProduct, strikeRisk } from '../testing/entities';
import { governanceWith } from '../testing/governance';
import { DataProductsContent } from './DataProductsContent';

const flights = dataProduct(
  'flights',
  { domain: 'flight-operations', owner: 'group:default/flight-operations' },
  { metadata: { name: 'flights', title: 'Flights' } },
);

const domain: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Domain',
  metadata: { name: 'flight-operations', title: 'Flight operations' },
  spec: { owner: 'group:default/flight-operations' },
};

function Address() {
  return <output>{useLocation().search}</output>;
}

function render(
  options: {
    entities?: Entity[];
    catalog?: typeof catalogApiRef.T;
    governance?: DataGovernanceApi;
    address?: string;
  } = {},
) {
  const { entities = [flights, birdStrikes, strikeRisk, domain] } = options;
  return renderInTestApp(
    <>
      <DataProductsContent />
      <Address />
    </>,
    {
      initialRouteEntries: [options.address ?? '/data-products'],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/create': createDataProductRouteRef,
      },
      apis: [
        options.catalog
          ? [catalogApiRef, options.catalog]
          : catalogApiMock({ entities }),
        ...(options.governance
          ? [[dataGovernanceApiRef, options.governance] as const]
          : []),
      ],
    },
  );
}

async function productNames(): Promise<(string | null)[]> {
  await screen.findByText(/^Data products \(\d+\)$/);
  const [, ...rows] = screen.getAllByRole('row');
  return rows.map(row => within(row).getAllByRole('link')[0].textContent);
}

describe('DataProductsContent', () => {
  it('lists the products with what tells them apart', async () => {
    render({
      governance: governanceWith({
        'dataproduct:default/bird-strikes': 'gold',
      }),
    });

    await waitFor(async () =>
      expect(await productNames()).toEqual([
        'Bird strikes',
        'Flights',
        'Strike risk',
      ]),
    );
    const row = within(screen.getAllByRole('row')[1]);
    expect(row.getByText('Source-aligned')).toBeInTheDocument();
    expect(row.getByText('Production')).toBeInTheDocument();
    expect(row.getByText('Confidential')).toBeInTheDocument();
    expect(await screen.findByText('Gold')).toBeInTheDocument();
    expect(screen.getAllByText('No level')).toHaveLength(2);
  });

  it('works without scorecards', async () => {
    render();
    expect(await productNames()).toHaveLength(3);
    expect(screen.queryByText('No level')).not.toBeInTheDocument();
    expect(screen.queryByLabelText('Level')).not.toBeInTheDocument();
  });

  it('goes on without levels when they cannot be read', async () => {
    const governance = governanceWith({});
    governance.getProductSummaries = async () => {
      throw new Error('governance is down');
    };
    render({ governance });
    expect(await productNames()).toHaveLength(3);
    expect(
      await screen.findByText(/The levels could not be read/),
    ).toBeInTheDocument();
  });

  it('filters by what the address says', async () => {
    render({
      address:
        '/data-products?domain=domain:default/safety&lifecycle=production',
    });
    expect(await productNames()).toEqual(['Bird strikes']);
  });

  it('filters by level', async () => {
    render({
      address: '/data-products?level=gold&level=silver',
      governance: governanceWith({
        'dataproduct:default/bird-strikes': 'gold',
        'dataproduct:default/flights': 'bronze',
      }),
    });
    await waitFor(async () =>
      expect(await productNames()).toEqual(['Bird strikes']),
    );
  });

  it('keeps chosen values and text in the address', async () => {
    render({ address: '/data-products?tab=x' });
    await productNames();

    await userEvent.type(screen.getByLabelText('Find data products'), 'risk');
    expect(await productNames()).toEqual(['Strike risk']);
    expect(screen.getByRole('status')).toHaveTextContent('?tab=x&q=risk');

    await userEvent.click(screen.getByLabelText('Type'));
    await userEvent.click(
      within(screen.getByRole('listbox')).getByText('Source-aligned'),
    );
    expect(screen.getByRole('status')).toHaveTextContent(
      '?tab=x&q=risk&type=source-aligned',
    );

    await userEvent.keyboard('{Escape}');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Clear the filters' }),
    );
    expect(screen.getByRole('status')).toHaveTextContent('?tab=x');
    expect(await productNames()).toHaveLength(3);
  });

  it('finds and names a domain by its title', async () => {
    render();
    await productNames();
    await userEvent.click(screen.getByLabelText('Domain'));
    await userEvent.click(
      await within(screen.getByRole('listbox')).findByText('Flight operations'),
    );
    expect(await productNames()).toEqual(['Flights']);
  });

  it('leads to the template when there are no products', async () => {
    render({ entities: [domain] });
    expect(await screen.findByText('No data products yet')).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Create data product' }),
    ).toHaveAttribute('href', '/create');
  });

  it('shows progress while the catalog answers, then its error', async () => {
    let fail: (error: Error) => void = () => {};
    render({
      catalog: catalogApiMock.mock({
        getEntities: () =>
          new Promise((_resolve, reject) => {
            fail = reject;
          }),
      }),
    });
    expect(await screen.findByTestId('progress')).toBeInTheDocument();

    fail(new Error('the catalog is down'));
    expect(
      await screen.findByText('Error: the catalog is down'),
    ).toBeInTheDocument();
  });
});
