import { renderInTestApp } from '@backstage/frontend-test-utils';
import { ResponseError } from '@backstage/errors';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import {
  ProductPage,
  ProductQuery,
} from '@meshport/backstage-plugin-data-mesh-common';
import { dataMeshApiRef } from '@meshport/backstage-plugin-data-mesh-react';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation, useNavigate } from 'react-router-dom';
import { createDataProductRouteRef } from '../routes';
import { fakeDataMeshApi } from '../__testUtils__/fakeDataMeshApi';
import { facetValue, productItem, productPage } from '../__testUtils__/mesh';
import { DataProductsContent } from './DataProductsContent';

const flights = productItem('flights', {
  title: 'Flights',
  purpose: 'Every departure',
  classification: 'internal',
  tags: ['aviation'],
  level: { name: 'gold', title: 'Gold' },
});
const birdStrikes = productItem('bird-strikes', {
  title: 'Bird strikes',
  lifecycle: 'deprecated',
});
const FACETS = {
  domain: [facetValue('domain:default/safety', 2, 'Safety')],
  type: [facetValue('source-aligned', 2)],
  level: [facetValue('bronze', 0, 'Bronze'), facetValue('gold', 1, 'Gold')],
  tag: Array.from({ length: 30 }, (_, n) => facetValue(`tag-${n}`, 30 - n)),
};

function Address() {
  const navigate = useNavigate();
  return (
    <>
      <output aria-label="address">{useLocation().search}</output>
      <button onClick={() => navigate(-1)}>Back</button>
      <button onClick={() => navigate(1)}>Forward</button>
    </>
  );
}

const address = () => screen.getByLabelText('address').textContent;

function render(
  queryProducts: (query: ProductQuery) => Promise<ProductPage>,
  search = '',
) {
  const query = jest.fn(queryProducts);
  renderInTestApp(
    <>
      <DataProductsContent />
      <Address />
    </>,
    {
      initialRouteEntries: [`/data-products${search}`],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/create': createDataProductRouteRef,
      },
      apis: [
        [catalogApiRef, catalogApiMock()],
        [dataMeshApiRef, fakeDataMeshApi({ queryProducts: query })],
      ],
    },
  );
  return query;
}

const both = async () => productPage([birdStrikes, flights], FACETS);

describe('the marketplace', () => {
  it('shows what tells products apart', async () => {
    render(both);
    expect(await screen.findByText('Data products (2)')).toBeInTheDocument();

    const card = within(screen.getByRole('article', { name: 'Flights' }));
    expect(card.getByRole('link', { name: 'Flights' })).toHaveAttribute(
      'href',
      '/catalog/default/dataproduct/flights',
    );
    for (const text of ['Gold', 'Internal', 'Every departure', 'aviation']) {
      expect(card.getByText(text)).toBeInTheDocument();
    }
    expect(screen.getByText('Deprecated')).toBeInTheDocument();
    expect(screen.getByText('No level')).toBeInTheDocument();
  });

  it('asks for what the address says', async () => {
    const query = render(
      both,
      '?q=strikes&domain=domain:default/safety&sort=-level&page=2&size=50',
    );
    await waitFor(() =>
      expect(query).toHaveBeenCalledWith({
        text: 'strikes',
        filters: { domain: ['domain:default/safety'] },
        order: '-level',
        offset: 50,
        limit: 50,
      }),
    );
  });

  it('keeps text and choices in the address, to go back and forward in', async () => {
    const query = render(both, '?tab=x');
    const field = await screen.findByLabelText('Find data products');
    await userEvent.type(field, 'risk');
    await waitFor(() => expect(address()).toBe('?tab=x&q=risk'));
    expect(field).toHaveFocus();
    // Only the text that one paused at is asked for.
    expect(query).toHaveBeenCalledTimes(2);

    const safety = () => screen.getByRole('checkbox', { name: /Safety/ });
    await userEvent.click(safety());
    expect(address()).toBe('?tab=x&q=risk&domain=domain%3Adefault%2Fsafety');
    expect(safety()).toBeChecked();

    await userEvent.click(screen.getByText('Back'));
    expect(address()).toBe('?tab=x&q=risk');
    expect(safety()).not.toBeChecked();
    await userEvent.click(screen.getByText('Forward'));

    await userEvent.click(
      screen.getByRole('button', { name: 'Remove Domain: Safety' }),
    );
    expect(address()).toBe('?tab=x&q=risk');
    await userEvent.click(screen.getByRole('button', { name: 'Clear all' }));
    expect(address()).toBe('?tab=x');
    expect(field).toHaveValue('');
  });

  it('is led to by the key / from anywhere but a field', async () => {
    render(both);
    const field = await screen.findByLabelText('Find data products');
    await screen.findByText('Data products (2)');
    await userEvent.keyboard('/');
    expect(field).toHaveFocus();
    await userEvent.keyboard('a/b');
    expect(field).toHaveValue('a/b');
  });

  it('folds a long facet, and searches in it when open', async () => {
    render(both);
    const tags = within(await screen.findByRole('group', { name: 'Tag' }));
    expect(tags.getAllByRole('checkbox')).toHaveLength(6);

    await userEvent.click(tags.getByRole('button', { name: 'Show all 30' }));
    expect(tags.getAllByRole('checkbox')).toHaveLength(30);
    await userEvent.type(tags.getByLabelText('Find in Tag'), 'tag-29');
    await userEvent.click(tags.getByRole('checkbox'));
    await userEvent.click(tags.getByRole('button', { name: 'Show fewer' }));
    // What is chosen stays in sight.
    expect(tags.getByLabelText(/tag-29/)).toBeChecked();
  });

  it('leaves out facets that tell nothing', async () => {
    render(async () =>
      productPage([flights], { ...FACETS, level: [facetValue('none', 1)] }),
    );
    await screen.findByRole('group', { name: 'Type' });
    expect(screen.queryByRole('group', { name: 'Level' })).toBeNull();
    expect(screen.queryByRole('group', { name: 'Platform' })).toBeNull();
    expect(screen.queryByText('No level')).toBeNull();
  });

  it('shows a table to compare in, sorted by its headings', async () => {
    const query = render(both);
    await userEvent.click(await screen.findByRole('button', { name: 'Table' }));
    expect(address()).toBe('?view=table');
    const table = within(screen.getByRole('table'));
    expect(table.getAllByRole('row')).toHaveLength(3);
    expect(table.getByText('Deprecated')).toBeInTheDocument();
    expect(
      table.getAllByRole('columnheader').map(({ textContent }) => textContent),
    ).toEqual([
      'Name',
      'Domain',
      'Owner',
      'Type',
      'Lifecycle',
      'Classification',
      'Level',
    ]);
    expect(
      table.getAllByRole('cell', { name: 'Source-aligned 1.0.0' }),
    ).not.toHaveLength(0);

    await userEvent.click(table.getByRole('button', { name: 'Level' }));
    expect(address()).toBe('?sort=-level&view=table');
    await waitFor(() =>
      expect(query).toHaveBeenLastCalledWith(
        expect.objectContaining({ order: '-level' }),
      ),
    );
    await userEvent.click(table.getByRole('button', { name: 'Level' }));
    expect(address()).toBe('?sort=level&view=table');
  });

  it('shows a page after the other', async () => {
    // jsdom has no places to scroll to.
    Element.prototype.scrollIntoView = jest.fn();
    const query = render(async () => productPage([flights], FACETS, 45));
    await screen.findByText('Data products (45)');
    await userEvent.click(screen.getByRole('button', { name: 'Next page' }));
    expect(address()).toBe('?page=2');
    await waitFor(() =>
      expect(query).toHaveBeenLastCalledWith(
        expect.objectContaining({ offset: 20 }),
      ),
    );
  });

  it('goes to the last page from a link beyond it', async () => {
    render(async () => productPage([flights], FACETS, 45), '?page=9');
    await waitFor(() => expect(address()).toBe('?page=3'));
  });

  it('tells why a product was found, and leads to the column', async () => {
    const found = productItem('flights', {
      title: 'Flights',
      match: {
        fields: [],
        columns: [
          {
            contract: 'datacontract:default/flights-contract',
            port: 'flights',
            portVersion: '1.0.0',
            object: 'flights',
            path: 'delay_minutes',
            businessName: 'Delay',
            matched: 'name',
          },
        ],
        columnCount: 5,
      },
    });
    render(async () => productPage([found]), '?q=delay');
    const why = await screen.findByRole('list', {
      name: 'Why Flights was found',
    });
    expect(why).toHaveTextContent(
      'Column delay_minutes (Delay) in port flights 1.0.0',
    );
    expect(why).toHaveTextContent('+ 4 more columns');
    expect(
      [...why.querySelectorAll('mark')].map(mark => mark.textContent),
    ).toEqual(['delay', 'Delay']);
    expect(within(why).getByRole('link')).toHaveAttribute(
      'href',
      '/catalog/default/dataproduct/flights/ports?column=flights.delay_minutes',
    );
  });

  it('shows the answer to the last question, whichever comes last', async () => {
    const answers = new Map<string | undefined, (page: ProductPage) => void>();
    render(
      ({ text }) => new Promise(resolve => answers.set(text, resolve)),
      '?q=first',
    );
    const field = await screen.findByLabelText('Find data products');
    await userEvent.clear(field);
    await userEvent.type(field, 'second{Enter}');
    await waitFor(() => expect(answers.has('second')).toBe(true));

    await act(async () => answers.get('second')?.(productPage([flights])));
    await act(async () => answers.get('first')?.(productPage([birdStrikes])));
    expect(
      await screen.findByRole('article', { name: 'Flights' }),
    ).toBeInTheDocument();
    expect(screen.queryByRole('article', { name: 'Bird strikes' })).toBeNull();
  });

  it('keeps the products in sight while others are looked for', async () => {
    let first = true;
    render(async () => {
      if (first) {
        first = false;
        return both();
      }
      return new Promise(() => {});
    });
    expect(
      await screen.findByLabelText('Loading the data products'),
    ).toBeInTheDocument();
    await userEvent.click(await screen.findByLabelText(/Safety/));
    expect(
      await screen.findByRole('progressbar', {
        name: 'Looking for data products',
      }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('article', { name: 'Flights' }),
    ).toBeInTheDocument();
  });

  it('tells that nothing matches, and clears the filters', async () => {
    render(
      async ({ text }) => (text ? productPage([], FACETS) : both()),
      '?q=zebra',
    );
    expect(
      await screen.findByText('No data product matches'),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getAllByRole('button', { name: 'Clear all' })[1],
    );
    expect(
      await screen.findByRole('article', { name: 'Flights' }),
    ).toBeInTheDocument();
  });

  it('leads to the template when there are no products', async () => {
    render(async () => productPage([]));
    expect(await screen.findByText('No data products yet')).toBeInTheDocument();
    expect(
      screen.getAllByRole('button', { name: 'Create data product' })[0],
    ).toHaveAttribute('href', '/create');
  });

  it('shows an error, and tries again', async () => {
    let works = false;
    render(async () => {
      if (!works) {
        throw new Error('the index is being made');
      }
      return both();
    });
    expect(
      await screen.findByText('Error: the index is being made'),
    ).toBeInTheDocument();
    works = true;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('article', { name: 'Flights' }),
    ).toBeInTheDocument();
  });

  it('tells who may not see data products', async () => {
    const forbidden = await ResponseError.fromResponse(
      new Response('{}', { status: 403, statusText: 'Forbidden' }),
    );
    render(async () => {
      throw forbidden;
    });
    expect(
      await screen.findByText('You may not see data products'),
    ).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  });
});
