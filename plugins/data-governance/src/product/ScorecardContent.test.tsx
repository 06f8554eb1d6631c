import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  check,
  factSource,
  FOUNDATIONS,
  governance,
  productResult,
  refuse,
  renderOnPage,
  scorecard,
  transition,
  trendPoint,
} from '../__testUtils__';
import { backend, failing, OWNER, THIS_CHECK } from './__testUtils__';
import { ScorecardContent } from './ScorecardContent';

function accordion(name: RegExp) {
  return screen.findByRole('button', { name });
}

describe('ScorecardContent', () => {
  it('shows the level, what is missing and how to fix it', async () => {
    await renderOnPage(<ScorecardContent />, backend());

    expect(
      await screen.findByText('One check is missing for Silver:'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Columns are described' }),
    ).toHaveAttribute(
      'href',
      `/catalog/default/dataproduct/flights/scorecard${THIS_CHECK.slice(1)}`,
    );
    expect(
      screen.getByText('Describe origin and destination in the contract.'),
    ).toBeInTheDocument();
    expect(screen.getByText('50 %')).toBeInTheDocument();

    const button = await accordion(/Columns are described/);
    expect(within(button).getByText('Fails')).toBeInTheDocument();
    expect(
      within(button).getByText('Two columns have no description.'),
    ).toBeInTheDocument();
    expect(screen.getByText('Grace until 2999-01-01')).toBeInTheDocument();
    expect(screen.queryByText('A name alone misleads.')).toBeNull();
    await userEvent.click(button);
    expect(
      await screen.findByText('A name alone misleads.'),
    ).toBeInTheDocument();
  });

  it('names the most important of what is missing first', async () => {
    const missing = (checkId: string, severity: 'low' | 'high', weight = 1) =>
      check({ checkId, title: checkId, status: 'fail', severity, weight });
    await renderOnPage(
      <ScorecardContent />,
      governance({
        getProductResult: async () =>
          productResult({
            scorecards: [
              scorecard({
                checks: [
                  missing('small', 'low'),
                  missing('great', 'high'),
                  missing('greatest', 'high', 5),
                ],
              }),
            ],
          }),
      }),
    );
    await screen.findByText('3 checks are missing for Bronze:');
    expect(
      screen
        .getAllByRole('link', { name: /^(small|great|greatest)$/ })
        .map(link => link.textContent),
    ).toEqual(['greatest', 'great', 'small']);
  });

  it('shows a new result when a signal names this product', async () => {
    let checks = [check()];
    const getProductResult = jest.fn(async () =>
      productResult({ scorecards: [scorecard({ checks })] }),
    );
    const page = await renderOnPage(
      <ScorecardContent />,
      governance({ getProductResult }),
    );
    expect(await accordion(/Has an owner/)).toBeInTheDocument();

    checks = [failing];
    await page.signal({ products: ['dataproduct:default/weather'] });
    expect(getProductResult).toHaveBeenCalledTimes(1);
    await page.signal({ products: ['dataproduct:default/flights'] });
    await waitFor(() =>
      expect(
        screen.getByText('Two columns have no description.'),
      ).toBeInTheDocument(),
    );
  });

  it('limits the checks to a status', async () => {
    await renderOnPage(<ScorecardContent />, backend());
    await userEvent.click(
      await screen.findByRole('button', { name: 'Fails (1)' }),
    );
    expect(await accordion(/Columns are described/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Has an owner/ })).toBeNull();
    expect(
      screen.getByRole('button', { name: 'Fails (1)', pressed: true }),
    ).toBeInTheDocument();
  });

  it('loads the evidence when a check is opened, as a link opens it', async () => {
    const getCheckEvidence = jest.fn(async () => ({
      items: [
        {
          source: 'contract',
          fact: 'undescribedColumns',
          subject: 'flights.origin',
          message: 'The column has no description.',
          expected: 'a description',
          actual: 'none',
          sample: { columns: ['origin'], rows: [['ATL'], [null]] },
        },
      ],
    }));
    await renderOnPage(
      <ScorecardContent />,
      backend(undefined, { getCheckEvidence }),
    );
    await accordion(/Columns are described/);
    expect(getCheckEvidence).not.toHaveBeenCalled();

    await renderOnPage(
      <ScorecardContent />,
      backend(undefined, { getCheckEvidence }),
      THIS_CHECK,
    );
    expect(await screen.findByText('flights.origin')).toBeInTheDocument();
    expect(getCheckEvidence).toHaveBeenCalledWith(
      'dataproduct:default/flights',
      { scorecard: FOUNDATIONS, checkId: 'described' },
    );
    const rows = within(
      screen.getByRole('table', { name: /rows of flights.origin/ }),
    ).getAllByRole('row');
    expect(rows.map(row => row.textContent)).toEqual(['origin', 'ATL', 'null']);
  });

  it('shows the first of much evidence, and all when asked to', async () => {
    await renderOnPage(
      <ScorecardContent />,
      backend(undefined, {
        getCheckEvidence: async () => ({
          items: Array.from({ length: 12 }, (_, index) => ({
            source: 'contract',
            fact: 'undescribedColumns',
            subject: `flights.column_${index}`,
            message: 'The column has no description.',
          })),
        }),
      }),
      THIS_CHECK,
    );
    expect(await screen.findByText('flights.column_4')).toBeInTheDocument();
    expect(screen.queryByText('flights.column_5')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Show all 12' }));
    expect(screen.getByText('flights.column_11')).toBeInTheDocument();
  });

  it('shows when checks changed and why', async () => {
    await renderOnPage(
      <ScorecardContent />,
      backend(undefined, {
        getTransitions: async () => ({
          items: [transition({ cause: 'rules' })],
        }),
      }),
      '/?view=history',
    );
    expect(
      await screen.findByText(/from “passes” to “fails”/),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/because the rules changed.*3 days old/),
    ).toBeInTheDocument();
  });

  it('shows level and score by day, in figures too', async () => {
    await renderOnPage(
      <ScorecardContent />,
      backend(undefined, {
        getTrend: async () => ({
          items: [
            trendPoint('2026-11-20', { score: 0.5, levels: { none: 1 } }),
            trendPoint('2026-11-21', { score: 0.75, levels: { bronze: 1 } }),
          ],
        }),
      }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show in figures' }),
    );
    const rows = within(
      screen.getByRole('table', { name: 'Level and score by day' }),
    ).getAllByRole('row');
    expect(rows[1]).toHaveTextContent('2026-11-21Bronze75 %');
    expect(rows[2]).toHaveTextContent('2026-11-20No level50 %');
  });

  it('reads back the facts of a past day, with failures', async () => {
    const getProductFacts = jest.fn(async (product: string, at?: string) => ({
      product,
      at: at ?? '2026-11-22T10:00:00Z',
      sources: [
        {
          source: 'data',
          facts: { ageHours: 30 },
          since: '2026-01-02T03:04:05Z',
        },
        {
          source: 'tables',
          facts: {},
          failure: 'The warehouse did not answer.',
          since: '2026-01-02T03:04:05Z',
        },
      ],
    }));
    await renderOnPage(
      <ScorecardContent />,
      backend(undefined, {
        getProductFacts,
        getFactSources: async () => ({ items: [factSource('data')] }),
      }),
      '/?view=facts&on=2026-01-15',
    );
    expect(await screen.findByText('facts.data.ageHours')).toBeInTheDocument();
    expect(screen.getByText('Age of the newest row.')).toBeInTheDocument();
    expect(
      screen.getByText(/The warehouse did not answer/),
    ).toBeInTheDocument();
    expect(getProductFacts).toHaveBeenCalledWith(
      'dataproduct:default/flights',
      '2026-01-15T23:59:59.999Z',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Now' }));
    await waitFor(() =>
      expect(getProductFacts).toHaveBeenLastCalledWith(
        'dataproduct:default/flights',
        undefined,
      ),
    );
  });

  describe('measuring again', () => {
    it('is for owners, and goes on until something is new', async () => {
      let score = 0.5;
      const collectFacts = jest.fn(async () => {});
      const page = await renderOnPage(
        <ScorecardContent />,
        governance({
          collectFacts,
          getProductResult: async () =>
            productResult({ scorecards: [scorecard({ score })] }),
        }),
        '/',
        [],
        OWNER,
      );
      await userEvent.click(
        await screen.findByRole('button', { name: 'Measure again' }),
      );
      expect(collectFacts).toHaveBeenCalledWith('dataproduct:default/flights');
      expect(screen.getByRole('button', { name: 'Measuring…' })).toBeDisabled();
      score = 0.6;
      await page.signal({ products: ['dataproduct:default/flights'] });
      expect(
        await screen.findByRole('button', { name: 'Measure again' }),
      ).toBeEnabled();
    });

    it('is not for others', async () => {
      await renderOnPage(<ScorecardContent />, backend());
      await accordion(/Columns are described/);
      expect(
        screen.queryByRole('button', { name: 'Measure again' }),
      ).toBeNull();
    });
  });

  it.each([
    ['that it is not evaluated yet', 404, 'Not evaluated yet'],
    ['that the permission is missing', 403, 'You may not see scorecards'],
    ['what went wrong', 500, 'Refused with 500'],
  ])('says %s', async (_what, status, text) => {
    await renderOnPage(
      <ScorecardContent />,
      governance({ getProductResult: () => refuse(status) }),
    );
    expect(await screen.findByText(text)).toBeInTheDocument();
  });

  it('tries again when told to', async () => {
    let down = true;
    await renderOnPage(
      <ScorecardContent />,
      governance({
        getProductResult: async () => (down ? refuse(500) : productResult()),
      }),
    );
    const again = await screen.findByRole('button', { name: 'Try again' });
    down = false;
    await userEvent.click(again);
    expect(await accordion(/Has an owner/)).toBeInTheDocument();
  });

  it('says that no scorecard applies', async () => {
    await renderOnPage(
      <ScorecardContent />,
      governance({
        getProductResult: async () => productResult({ scorecards: [] }),
      }),
    );
    expect(await screen.findByText('No scorecard applies')).toBeInTheDocument();
  });
});
