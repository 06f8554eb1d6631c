import { screen } from '@testing-library/react';
import {
  check,
  governance,
  levels,
  productResult,
  renderOnPage,
  scorecard,
} from '../__testUtils__';
import { ScoreCard } from './ScoreCard';

describe('ScoreCard', () => {
  it('sums up the checks and leads to the tab', async () => {
    await renderOnPage(
      <ScoreCard />,
      governance({
        getProductResult: async () =>
          productResult({
            level: levels[2],
            scorecards: [
              scorecard({ level: 'gold' }),
              scorecard({
                scorecard: 'scorecard:default/other',
                level: 'gold',
                checks: [check(), check({ phase: 'draft', status: 'fail' })],
              }),
            ],
          }),
      }),
    );
    expect(await screen.findByText('Gold')).toBeInTheDocument();
    expect(screen.getByText('2 pass')).toBeInTheDocument();
    expect(screen.getByText('1 fail')).toBeInTheDocument();
    expect(
      screen.getByText('The highest level is reached.'),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Scorecard' })).toHaveAttribute(
      'href',
      '/catalog/default/dataproduct/flights/scorecard',
    );
  });

  it('says that the product is not evaluated yet', async () => {
    await renderOnPage(<ScoreCard />, governance());
    expect(await screen.findByText(/Not evaluated yet/)).toBeInTheDocument();
  });
});
