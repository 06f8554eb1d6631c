import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import {
  exemption,
  factSource,
  FOUNDATIONS,
  giveElementsASize,
  governance,
  meshSummary,
  renderOnPage,
} from '../__testUtils__';
import { ScorecardsPage } from './ScorecardsPage';

giveElementsASize({ width: 1000, height: 600 });

// As an app mounts it.
const page = (
  <Routes>
    <Route path="/*" element={<ScorecardsPage />} />
  </Routes>
);

describe('ScorecardsPage', () => {
  it('begins with the overview and leads to its other tabs', async () => {
    await renderOnPage(
      page,
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
  it('leads to the exemptions that wait for the viewer', async () => {
    await renderOnPage(
      page,
      governance({
        getExemptions: async () => ({ items: [exemption()], total: 1 }),
      }),
    );
    expect(
      await screen.findByRole('button', { name: '1 exemption to decide' }),
    ).toHaveAttribute('href', '/scorecards/exemptions');
  });

  it('keeps what its address asks for', async () => {
    const getSummary = jest.fn(async () => meshSummary());
    await renderOnPage(
      page,
      governance({ getSummary }),
      `/?scorecard=${FOUNDATIONS}`,
    );
    await waitFor(() =>
      expect(getSummary).toHaveBeenCalledWith(
        expect.objectContaining({ scorecard: FOUNDATIONS }),
      ),
    );
  });

  it('says that there is no such tab', async () => {
    // The page that test apps have for it throws.
    await expect(renderOnPage(page, governance(), '/nope')).rejects.toThrow(
      /NotFound/,
    );
  });
});
