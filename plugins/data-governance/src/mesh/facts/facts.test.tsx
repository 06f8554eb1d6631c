import { screen } from '@testing-library/react';
import {
  factSource,
  governance,
  refuse,
  renderOnPage,
} from '../../__testUtils__';
import { FactsContent } from './FactsContent';

describe('FactsContent', () => {
  it('documents the facts of a source, and says how its last run went', async () => {
    await renderOnPage(
      <FactsContent />,
      governance({
        getFactSources: async () => ({
          items: [
            factSource('freshness', {
              lastRun: {
                startedAt: '2026-01-02T03:04:05Z',
                finishedAt: '2026-01-02T03:04:35Z',
                products: 6,
                changed: 1,
                failed: 2,
                problem: 'The warehouse does not answer',
              },
            }),
          ],
        }),
      }),
    );
    expect(
      await screen.findByText(
        (_text, element) =>
          element?.tagName === 'CODE' &&
          element.textContent === 'facts.freshness.ageHours',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText('double')).toBeInTheDocument();
    expect(screen.getByText('every 1 hour')).toBeInTheDocument();
    expect(screen.getByText('30 seconds')).toBeInTheDocument();
    expect(
      screen.getByText(/about 2 products: The warehouse does not answer/),
    ).toBeInTheDocument();
  });

  it('says of a source that is asked for the first time that it runs', async () => {
    await renderOnPage(
      <FactsContent />,
      governance({
        getFactSources: async () => ({
          items: [
            factSource('quality', {
              lastRun: {
                startedAt: '2026-01-02T03:04:05Z',
                products: 0,
                changed: 0,
                failed: 0,
              },
            }),
            factSource('dbt', {
              title: 'dbt',
              kind: 'pushed',
              frequency: undefined,
              lastRun: undefined,
            }),
          ],
        }),
      }),
    );
    expect(await screen.findByText('It is running')).toBeInTheDocument();
    expect(screen.getByText('Sent by other tools')).toBeInTheDocument();
  });

  it('says that there are none, or that one may not see them', async () => {
    await renderOnPage(<FactsContent />, governance());
    expect(await screen.findByText('No sources of facts')).toBeInTheDocument();
    await renderOnPage(
      <FactsContent />,
      governance({ getFactSources: () => refuse(403) }),
    );
    expect(
      await screen.findByText('You may not see the sources of facts'),
    ).toBeInTheDocument();
  });
});
