import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { MeshMap } from '@meshport/backstage-plugin-data-mesh-common';
import { dataMeshApiRef } from '@meshport/backstage-plugin-data-mesh-react';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import { fakeDataMeshApi } from '../__testUtils__/fakeDataMeshApi';
import { letTheMapBeDrawn } from '../__testUtils__/mapInTests';
import { exampleMap, mapFlow, mapProduct } from '../__testUtils__/mesh';
import { MeshMapContent } from './MeshMapContent';

beforeAll(letTheMapBeDrawn);

function Address() {
  return <output aria-label="address">{useLocation().search}</output>;
}

const address = () =>
  decodeURIComponent(screen.getByLabelText('address').textContent ?? '');

function render(getMap: () => Promise<MeshMap>, search = '') {
  renderInTestApp(
    <>
      <MeshMapContent />
      <Address />
    </>,
    {
      initialRouteEntries: [`/data-products/map${search}`],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      apis: [[dataMeshApiRef, fakeDataMeshApi({ getMap })]],
    },
  );
}

const example = async () => exampleMap;

/** More products than are readable at once, with two flows between domains. */
const big: MeshMap = {
  domains: [],
  products: Array.from({ length: 60 }, (_, n) =>
    mapProduct(`product-${n}`, `domain-${n % 3}`),
  ),
  flows: [mapFlow('product-0', 'product-1'), mapFlow('product-3', 'product-1')],
};

describe('the mesh map', () => {
  it('draws a small mesh with every domain open', async () => {
    render(example);
    expect(
      await screen.findByRole('button', {
        name: 'Product strike-risk, production',
      }),
    ).toBeInTheDocument();
    const safety = screen.getByRole('button', {
      name: 'Domain safety, 2 products',
    });
    expect(safety).toHaveAttribute('aria-expanded', 'true');

    await userEvent.click(safety);
    await waitFor(() =>
      expect(
        screen.queryByRole('button', {
          name: 'Product strike-risk, production',
        }),
      ).toBeNull(),
    );
    expect(address()).toBe(
      '?domain=domain:default/airports&domain=domain:default/flight-operations&domain=domain:default/weather',
    );
  });

  it('draws a big mesh closed, with counts and flows as one arrow', async () => {
    render(async () => big);
    const domain = await screen.findByRole('button', {
      name: 'Domain domain-0, 20 products',
    });
    expect(domain).toHaveAttribute('aria-expanded', 'false');
    expect(screen.queryByRole('button', { name: /^Product/ })).toBeNull();
    expect(await screen.findByText('2 flows')).toBeInTheDocument();

    await userEvent.click(domain);
    expect(
      await screen.findByRole('button', { name: /^Product product-0,/ }),
    ).toBeInTheDocument();
    expect(address()).toBe('?domain=domain:default/domain-0');
  });

  it('shows a product with what it reads and who reads it', async () => {
    render(example);
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Product flights, production',
      }),
    );
    expect(address()).toBe('?product=dataproduct:default/flights');
    const panel = within(
      await screen.findByRole('complementary', { name: 'Product flights' }),
    );
    expect(panel.getByRole('link', { name: 'flights' })).toHaveAttribute(
      'href',
      '/catalog/default/dataproduct/flights',
    );
    const readBy = within(panel.getByRole('list', { name: 'Is read by' }));
    expect(readBy.getByText(/strike-risk/).closest('li')).toHaveTextContent(
      'strike-risk through main 1.0.0',
    );

    await userEvent.click(readBy.getByRole('button', { name: 'strike-risk' }));
    expect(address()).toBe('?product=dataproduct:default/strike-risk');
    await userEvent.click(
      screen.getByRole('button', { name: 'Close the product' }),
    );
    expect(address()).toBe('');
  });

  it('opens the domain of the product that a link shows', async () => {
    render(async () => big, '?product=dataproduct:default/product-4');
    expect(
      await screen.findByRole('button', { name: /^Product product-4,/ }),
    ).toHaveAttribute('aria-pressed', 'true');
  });

  it('tells when a product of a link is not on the map', async () => {
    render(example, '?product=dataproduct:default/gone');
    expect(
      await screen.findByText(/dataproduct:default\/gone is not on the map/),
    ).toBeInTheDocument();
  });

  it('finds a product by its name', async () => {
    render(async () => big);
    await userEvent.type(
      await screen.findByLabelText('Find on the map'),
      'product-59{ArrowDown}{Enter}',
    );
    expect(address()).toBe('?product=dataproduct:default/product-59');
  });

  it('says the same in words', async () => {
    render(example, '?view=list');
    const safety = within(
      await screen.findByRole('region', { name: 'Domain safety' }),
    );
    expect(
      safety.getByRole('link', { name: 'strike-risk' }).closest('li'),
    ).toHaveTextContent(
      'Reads airports (port main 1.0.0), bird-strikes (port main 1.0.0), flights (port main 1.0.0)',
    );
    await userEvent.click(safety.getByRole('button', { name: 'safety' }));
    expect(safety.queryByRole('link')).toBeNull();

    await userEvent.click(screen.getByRole('button', { name: 'Map' }));
    expect(
      await screen.findByRole('button', { name: 'Domain safety, 2 products' }),
    ).toHaveAttribute('aria-expanded', 'false');
  });

  it('tells that there are no products', async () => {
    render(async () => ({ domains: [], products: [], flows: [] }));
    expect(await screen.findByText('No data products yet')).toBeInTheDocument();
  });

  it('shows an error, and tries again', async () => {
    let works = false;
    render(async () => {
      if (!works) {
        throw new Error('no map today');
      }
      return exampleMap;
    });
    expect(await screen.findByText('Error: no map today')).toBeInTheDocument();
    works = true;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('button', { name: /^Domain safety/ }),
    ).toBeInTheDocument();
  });
});
