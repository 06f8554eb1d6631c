import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  FOUNDATIONS,
  giveElementsASize,
  governance,
  meshSummary,
  nextSteps,
  refuse,
  renderOnPage,
  scorecardSummary,
  transition,
  trendPoint,
} from '../../__testUtils__';
import { OverviewContent } from './OverviewContent';

giveElementsASize({ width: 1000, height: 600 });

const weather = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Domain',
  metadata: { name: 'weather', namespace: 'default', title: 'Weather' },
  spec: {},
};

function mesh(changes: Parameters<typeof governance>[0] = {}) {
  return governance({
    getScorecards: async () => ({ items: [scorecardSummary()] }),
    getSummary: async () => meshSummary(),
    getNextSteps: async () => nextSteps(),
    getTransitions: async () => ({ items: [transition()] }),
    getTrend: async () => ({
      items: [
        trendPoint('2026-01-01', { levels: { none: 2, bronze: 1 } }),
        trendPoint('2026-01-02'),
      ],
    }),
    ...changes,
  });
}

async function choose(field: string, option: string) {
  await userEvent.click(await screen.findByRole('button', { name: field }));
  await userEvent.click(await screen.findByRole('option', { name: option }));
}

describe('OverviewContent', () => {
  it('shows levels, score and debt of each domain, with links to products', async () => {
    await renderOnPage(<OverviewContent />, mesh(), '/', [weather]);
    const table = await screen.findByRole('table', {
      name: 'Levels by domain',
    });
    const line = (
      await within(table).findByRole('link', { name: 'Weather' })
    ).closest('tr')!;
    expect(within(line).getByText('90 %')).toBeInTheDocument();
    const gold = new URL(
      within(line).getByRole<HTMLAnchorElement>('link', {
        name: 'Gold: 1',
      }).href,
    );
    expect(gold.pathname).toBe('/scorecards/products');
    expect(gold.searchParams.get('domain')).toBe('domain:default/weather');
    expect(gold.searchParams.get('level')).toBe('gold');
    expect(screen.getByText('Exemption debt')).toBeInTheDocument();
  });

  it('says what to fix first and what changed', async () => {
    await renderOnPage(<OverviewContent />, mesh());
    expect(
      await screen.findByText(
        /reaches Silver of Mesh foundations with 1 check/,
      ),
    ).toBeInTheDocument();
    expect(screen.getByText(/3 would rise with it alone/)).toBeInTheDocument();
    expect(
      await screen.findByText(/Fails, before: passes; the facts changed/),
    ).toBeInTheDocument();
  });

  it('says how many products wait to be evaluated again', async () => {
    await renderOnPage(
      <OverviewContent />,
      mesh({ getSummary: async () => meshSummary({ waiting: 12 }) }),
    );
    expect(
      await screen.findByText(/12 wait to be evaluated again/),
    ).toBeInTheDocument();
  });

  it('has the figures of the trend as a table', async () => {
    await renderOnPage(<OverviewContent />, mesh());
    expect(
      await screen.findByRole('figure', { name: /Trend from 2026-01-01/ }),
    ).toBeInTheDocument();
    await choose('As', 'Table');
    const table = await screen.findByRole('table', {
      name: 'Trend in figures',
    });
    const [, newest, oldest] = within(table).getAllByRole('row');
    expect(
      within(newest)
        .getAllByRole('cell')
        .map(cell => cell.textContent),
    ).toEqual(['2026-01-02', '3', '80 %', '1', '1', '0', '1', '4', '0']);
    expect(oldest).toHaveTextContent('2026-01-01');
  });

  it('shows a single day in figures, for it makes no line', async () => {
    await renderOnPage(
      <OverviewContent />,
      mesh({ getTrend: async () => ({ items: [trendPoint('2026-01-02')] }) }),
    );
    expect(
      await screen.findByText('The chart begins with the second day.'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('table', { name: 'Trend in figures' }),
    ).toBeInTheDocument();
  });

  it('judges the past by the rules of today when a scorecard is chosen', async () => {
    const getTrend = jest.fn(mesh().getTrend);
    await renderOnPage(<OverviewContent />, mesh({ getTrend }));
    await screen.findByRole('figure');
    expect(screen.queryByRole('button', { name: 'Rules' })).toBeNull();

    await choose('Scorecard', 'Mesh foundations');
    await choose('Rules', "By today's rules");
    await waitFor(() =>
      expect(getTrend).toHaveBeenLastCalledWith(
        expect.objectContaining({ scorecard: FOUNDATIONS, rules: 'now' }),
      ),
    );
  });

  it('is about the domain and the scorecard that the address names', async () => {
    const getSummary = jest.fn(async () => meshSummary());
    const getTransitions = jest.fn(async () => ({ items: [] }));
    await renderOnPage(
      <OverviewContent />,
      mesh({ getSummary, getTransitions }),
      `/?scorecard=${FOUNDATIONS}&domain=domain:default/weather`,
    );
    expect(
      await screen.findByText('Nothing has changed yet.'),
    ).toBeInTheDocument();
    expect(getSummary).toHaveBeenCalledWith({
      scorecard: FOUNDATIONS,
      domains: ['domain:default/weather'],
    });
    expect(getTransitions).toHaveBeenCalledWith(
      expect.objectContaining({
        scorecard: FOUNDATIONS,
        domain: 'domain:default/weather',
      }),
    );
  });

  it('shows the rest when one part fails, and tries that again', async () => {
    const getNextSteps = jest
      .fn()
      .mockImplementationOnce(() => refuse(500))
      .mockResolvedValue(nextSteps());
    await renderOnPage(<OverviewContent />, mesh({ getNextSteps }));
    expect(
      await screen.findByRole('table', { name: 'Levels by domain' }),
    ).toBeInTheDocument();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Try again' }),
    );
    expect(
      await screen.findByText(
        /reaches Silver of Mesh foundations with 1 check/,
      ),
    ).toBeInTheDocument();
  });

  it('follows new results', async () => {
    const getSummary = jest.fn(async () => meshSummary());
    const { signal } = await renderOnPage(
      <OverviewContent />,
      mesh({ getSummary }),
    );
    expect(await screen.findByText('80 %')).toBeInTheDocument();
    getSummary.mockImplementation(async () => meshSummary({ score: 0.83 }));
    await signal({ products: ['dataproduct:default/flights'] });
    expect(await screen.findByText('83 %')).toBeInTheDocument();
  });

  it('waits for the first evaluation, and needs the permission', async () => {
    await renderOnPage(<OverviewContent />, governance());
    expect(
      await screen.findByText('No product is evaluated yet'),
    ).toBeInTheDocument();
    await renderOnPage(
      <OverviewContent />,
      mesh({ getSummary: () => refuse(403) }),
    );
    expect(
      await screen.findByText('You may not see scorecards'),
    ).toBeInTheDocument();
  });
});
