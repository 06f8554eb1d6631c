import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  check,
  governance,
  levels,
  productResult,
  refuse,
  renderOnPage,
  scorecard,
} from '../__testUtils__';
import { ScorecardContent } from './ScorecardContent';

const failing = check({
  checkId: 'described',
  title: 'Columns are described',
  level: 'silver',
  status: 'fail',
  reason: 'Two columns have no description.',
  why: 'A name alone misleads.',
  remedy: 'Describe origin and destination in the contract.',
});

describe('ScorecardContent', () => {
  it('shows the level, what is missing and how to fix it', async () => {
    await renderOnPage(
      <ScorecardContent />,
      governance({
        getProductResult: async () =>
          productResult({
            level: levels[0],
            scorecards: [
              scorecard({
                level: 'bronze',
                checks: [
                  check(),
                  failing,
                  check({
                    checkId: 'fresh',
                    title: 'Is fresh',
                    level: 'gold',
                    status: 'unknown',
                    phase: 'grace',
                    enforcedFrom: '2999-01-01',
                  }),
                ],
              }),
            ],
          }),
      }),
    );

    expect(
      await screen.findByText('One check is missing for Silver:'),
    ).toBeInTheDocument();
    const button = screen.getByRole('button', {
      name: /Columns are described/,
    });
    expect(within(button).getByText('Fails')).toBeInTheDocument();
    expect(
      within(button).getByText('Two columns have no description.'),
    ).toBeInTheDocument();
    expect(screen.getByText('Grace until 2999-01-01')).toBeInTheDocument();

    expect(screen.queryByText(/Describe origin/)).not.toBeInTheDocument();
    await userEvent.click(button);
    expect(
      await screen.findByText(
        'Describe origin and destination in the contract.',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText('A name alone misleads.')).toBeInTheDocument();
  });

  it('shows a new result when a signal names this product', async () => {
    let result = productResult();
    const getProductResult = jest.fn(async () => result);
    const page = await renderOnPage(
      <ScorecardContent />,
      governance({ getProductResult }),
    );
    expect(await screen.findByText('Has an owner')).toBeInTheDocument();

    result = productResult({ scorecards: [scorecard({ checks: [failing] })] });
    await page.signal({ products: ['dataproduct:default/weather'] });
    expect(getProductResult).toHaveBeenCalledTimes(1);
    await page.signal({ products: ['dataproduct:default/flights'] });
    await waitFor(() =>
      expect(
        screen.getByText('Two columns have no description.'),
      ).toBeInTheDocument(),
    );
  });

  it('says that the product is not evaluated yet', async () => {
    await renderOnPage(<ScorecardContent />, governance());
    expect(await screen.findByText('Not evaluated yet')).toBeInTheDocument();
  });

  it('says that the permission is missing', async () => {
    await renderOnPage(
      <ScorecardContent />,
      governance({ getProductResult: () => refuse(403) }),
    );
    expect(
      await screen.findByText('You may not see scorecards'),
    ).toBeInTheDocument();
  });

  it('shows what went wrong', async () => {
    await renderOnPage(
      <ScorecardContent />,
      governance({ getProductResult: () => refuse(500) }),
    );
    expect(await screen.findByText('Refused with 500')).toBeInTheDocument();
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
