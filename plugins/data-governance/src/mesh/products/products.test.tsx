import { AlertDisplay } from '@backstage/core-components';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  check,
  FOUNDATIONS,
  giveElementsASize,
  governance,
  heatMap,
  largeHeatMap,
  levels,
  meshSummary,
  productResult,
  refuse,
  renderOnPage,
  scorecard,
  scorecardSummary,
  summary,
} from '../../__testUtils__';
import { ProductsContent } from './ProductsContent';

giveElementsASize({ width: 1000, height: 600 });

function mesh(changes: Parameters<typeof governance>[0] = {}) {
  return governance({
    getScorecards: async () => ({ items: [scorecardSummary()] }),
    getSummary: async () => meshSummary(),
    getHeatMap: async () => heatMap(),
    ...changes,
  });
}

function cell(name: string) {
  return screen.findByRole('gridcell', { name });
}

describe('the heat map', () => {
  it('has a line for each product and a sign for each check', async () => {
    await renderOnPage(<ProductsContent />, mesh());
    expect(await cell('Flights, Has an owner: Passes')).toBeInTheDocument();
    expect(
      await cell('Departure delays, Is as fresh as promised: Exempt'),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Flights' })).toHaveAttribute(
      'href',
      '/catalog/default/dataproduct/flights/scorecard',
    );
    expect(
      screen.getByRole('columnheader', {
        name: 'Is as fresh as promised: 2 do not pass',
      }),
    ).toBeInTheDocument();
  });

  it('draws of thousands of products only those in sight', async () => {
    await renderOnPage(
      <ProductsContent />,
      mesh({ getHeatMap: async () => largeHeatMap(2000) }),
    );
    expect(await screen.findByText('Product 0')).toBeInTheDocument();
    expect(screen.getByRole('grid')).toHaveAttribute('aria-rowcount', '2001');
    expect(screen.getAllByRole('row').length).toBeLessThan(60);
  });

  it('moves among the cells with the keys, also to those not drawn', async () => {
    await renderOnPage(
      <ProductsContent />,
      mesh({ getHeatMap: async () => largeHeatMap(2000) }),
    );
    (await cell('Product 0, Has an owner: Passes')).focus();
    await userEvent.keyboard('{ArrowRight}{ArrowDown}');
    await waitFor(() =>
      expect(document.activeElement).toHaveAccessibleName(
        'Product 1, Is as fresh as promised: Passes',
      ),
    );
    await userEvent.keyboard('{Control>}{End}{/Control}');
    await waitFor(() =>
      expect(document.activeElement).toHaveAccessibleName(
        'Product 1999, Is as fresh as promised: Passes',
      ),
    );
  });

  it('reads why a check fails when its cell is opened', async () => {
    await renderOnPage(
      <ProductsContent />,
      mesh({
        getProductResult: async () =>
          productResult({
            scorecards: [
              scorecard({
                checks: [
                  check({
                    checkId: 'is-fresh',
                    status: 'fail',
                    reason: 'The newest row is 3 days old.',
                  }),
                ],
              }),
            ],
          }),
      }),
    );
    (await cell('Flights, Is as fresh as promised: Fails')).focus();
    await userEvent.keyboard('{Enter}');
    const details = await screen.findByRole('dialog', {
      name: 'Is as fresh as promised of Flights',
    });
    expect(
      await within(details).findByText('The newest row is 3 days old.'),
    ).toBeInTheDocument();
    expect(
      within(details).getByRole('link', { name: 'Open its scorecard' }),
    ).toHaveAttribute('href', expect.stringContaining('check=is-fresh'));
  });

  it('shows who does not pass a check when its heading is pressed', async () => {
    const getHeatMap = jest.fn(async () => heatMap());
    await renderOnPage(<ProductsContent />, mesh({ getHeatMap }));
    await userEvent.click(
      await screen.findByRole('columnheader', { name: /^Has an owner/ }),
    );
    await waitFor(() =>
      expect(getHeatMap).toHaveBeenLastCalledWith(
        expect.objectContaining({
          scorecard: FOUNDATIONS,
          checkId: 'has-owner',
          statuses: ['fail', 'unknown'],
        }),
      ),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Clear all' }));
    await waitFor(() =>
      expect(getHeatMap).toHaveBeenLastCalledWith(
        expect.not.objectContaining({ checkId: expect.anything() }),
      ),
    );
  });

  it('asks for what the address says', async () => {
    const getHeatMap = jest.fn(async () => heatMap({ rows: [], total: 0 }));
    await renderOnPage(
      <ProductsContent />,
      mesh({ getHeatMap }),
      '/?domain=domain:default/weather&level=none&q=daily&sort=score',
    );
    expect(
      await screen.findByText('No data product matches'),
    ).toBeInTheDocument();
    expect(getHeatMap).toHaveBeenCalledWith(
      expect.objectContaining({
        domains: ['domain:default/weather'],
        levels: ['none'],
        text: 'daily',
        sort: 'score',
      }),
    );
  });

  it('follows new results', async () => {
    const getHeatMap = jest.fn(async () => heatMap());
    const { signal } = await renderOnPage(
      <ProductsContent />,
      mesh({ getHeatMap }),
    );
    await cell('Flights, Is as fresh as promised: Fails');
    getHeatMap.mockImplementation(async () =>
      heatMap({ rows: [{ ...heatMap().rows[0], statuses: 'pp' }] }),
    );
    await signal({ products: ['dataproduct:default/flights'] });
    expect(
      await cell('Flights, Is as fresh as promised: Passes'),
    ).toBeInTheDocument();
  });
});

describe('the list', () => {
  it('shows the level by all scorecards, narrowed by the address', async () => {
    await renderOnPage(
      <ProductsContent />,
      mesh({
        getProductSummaries: async () => ({
          items: [
            summary('flights', { level: levels[1], passing: 7, exempt: 5 }),
            summary('forecast', { domain: 'domain:default/weather' }),
          ],
        }),
      }),
      '/?view=list&level=silver',
    );
    expect(await screen.findByText('Data products (1)')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'flights' })).toBeInTheDocument();
    expect(screen.getByText('5')).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'forecast' })).toBeNull();
  });

  it('counts the checks of one scorecard', async () => {
    await renderOnPage(
      <ProductsContent />,
      mesh(),
      `/?view=list&scorecard=${FOUNDATIONS}`,
    );
    expect(await screen.findByText('Data products (3)')).toBeInTheDocument();
    expect(screen.getByText('50 %')).toBeInTheDocument();
  });
});

describe('the export', () => {
  it('saves the results of the products shown', async () => {
    const exportResults = jest.fn(async () => 'product,check\r\n');
    const saved = jest.fn();
    URL.createObjectURL = jest.fn(() => 'blob:results');
    URL.revokeObjectURL = jest.fn();
    jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(function click(this: HTMLAnchorElement) {
        saved(this.download);
      });
    await renderOnPage(
      <ProductsContent />,
      mesh({ exportResults }),
      '/?owner=group:default/safety',
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Export CSV' }),
    );
    await waitFor(() =>
      expect(saved).toHaveBeenCalledWith('scorecard-results.csv'),
    );
    expect(exportResults).toHaveBeenCalledWith(
      expect.objectContaining({
        owners: ['group:default/safety'],
        scorecard: FOUNDATIONS,
      }),
    );
  });

  it('says why there is no file', async () => {
    await renderOnPage(
      <>
        <AlertDisplay />
        <ProductsContent />
      </>,
      mesh({ exportResults: () => refuse(500) }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Export CSV' }),
    );
    expect(
      await screen.findByText(/The results could not be exported/),
    ).toBeInTheDocument();
  });
});

describe('the products', () => {
  it('are not shown to those who may not see scorecards', async () => {
    await renderOnPage(
      <ProductsContent />,
      mesh({ getScorecards: () => refuse(403) }),
    );
    expect(
      await screen.findByText('You may not see scorecards'),
    ).toBeInTheDocument();
  });

  it('wait for the first evaluation', async () => {
    await renderOnPage(
      <ProductsContent />,
      mesh({ getHeatMap: async () => heatMap({ rows: [], total: 0 }) }),
    );
    expect(
      await screen.findByText('No product is evaluated yet'),
    ).toBeInTheDocument();
  });
});
