import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  factSource,
  giveElementsASize,
  governance,
  meshSummary,
  renderOnPage,
} from '../__testUtils__';
import { ScorecardsPage } from './ScorecardsPage';

giveElementsASize({ width: 1000, height: 600 });

describe('ScorecardsPage', () => {
  it('begins with the overview and leads to its other tabs', async () => {
    await renderOnPage(
      <ScorecardsPage />,
      governance({
        getSummary: async () => meshSummary(),
        getFactSources: async () => ({ items: [factSource('freshness')] }),
      }),
    );
    expect(await screen.findByText('Levels by domain')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('tab', { name: 'Facts' }));
    expect(
      await screen.findByRole('table', { name: 'Facts of Freshness' }),
    ).toBeInTheDocument();
  });
});
