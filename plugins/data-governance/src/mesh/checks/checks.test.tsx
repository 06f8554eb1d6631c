import { EntityProvider } from '@backstage/plugin-catalog-react';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  checkSummary,
  FOUNDATIONS,
  governance,
  refuse,
  renderOnPage,
  scorecardSummary,
} from '../../__testUtils__';
import { ChecksContent } from './ChecksContent';
import { ScorecardEntityCard } from './ScorecardEntityCard';

const foundations = scorecardSummary({
  problems: ['checks[3].rule: unknown variable prodcut'],
});
const safety = scorecardSummary({
  scorecard: 'scorecard:default/safety-handling',
  title: 'Safety handling',
  domain: 'domain:default/safety',
  checks: [checkSummary('costs-protected', { title: 'Costs are protected' })],
});
const mesh = governance({
  getScorecards: async () => ({ items: [foundations, safety] }),
  getScorecardVersions: async () => ({
    items: [
      { version: 'abcdef0123456789', from: '2026-01-02T03:04:05Z', checks: 2 },
    ],
  }),
});

describe('ChecksContent', () => {
  it('shows the checks with their rules, and what is wrong with a file', async () => {
    await renderOnPage(<ChecksContent />, mesh);
    expect(await screen.findByText('Mesh foundations')).toBeInTheDocument();
    expect(
      screen.getByText('checks[3].rule: unknown variable prodcut'),
    ).toBeInTheDocument();
    expect(screen.getByRole('img', { name: 'Fails: 2' })).toBeInTheDocument();

    await userEvent.click(screen.getByRole('button', { name: /Has an owner/ }));
    expect(await screen.findByText('Set spec.owner.')).toBeInTheDocument();
    expect(
      await screen.findByText(
        (_text, element) =>
          element?.tagName === 'CODE' &&
          element.textContent === 'facts.catalog.ownerExists',
      ),
    ).toBeInTheDocument();
    const failing = new URL(
      screen.getByRole<HTMLAnchorElement>('link', { name: '2 products' }).href,
    );
    expect(failing.pathname).toBe('/scorecards/products');
    expect([...failing.searchParams]).toEqual([
      ['scorecard', FOUNDATIONS],
      ['check', 'has-owner'],
      ['status', 'fail'],
      ['status', 'unknown'],
    ]);
  });

  it('shows one scorecard when the address names it', async () => {
    await renderOnPage(
      <ChecksContent />,
      mesh,
      `/?scorecard=${safety.scorecard}`,
    );
    expect(await screen.findByText('Costs are protected')).toBeInTheDocument();
    expect(screen.queryByText('Has an owner')).toBeNull();
  });

  it('reads the versions of a scorecard when asked', async () => {
    await renderOnPage(
      <ChecksContent />,
      mesh,
      `/?scorecard=${safety.scorecard}`,
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show its versions' }),
    );
    expect(await screen.findByText('abcdef012345')).toBeInTheDocument();
    expect(screen.getByText('now')).toBeInTheDocument();
  });

  it('says that there are no scorecards, or that one may not see them', async () => {
    await renderOnPage(<ChecksContent />, governance());
    expect(await screen.findByText('No scorecards yet')).toBeInTheDocument();
    await renderOnPage(
      <ChecksContent />,
      governance({ getScorecards: () => refuse(403) }),
    );
    expect(
      await screen.findByText('You may not see scorecards'),
    ).toBeInTheDocument();
  });

  it('offers to try again when the backend fails', async () => {
    const getScorecards = jest
      .fn()
      .mockImplementationOnce(() => refuse(500))
      .mockResolvedValue({ items: [safety] });
    await renderOnPage(<ChecksContent />, governance({ getScorecards }));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Try again' }),
    );
    expect(await screen.findByText('Costs are protected')).toBeInTheDocument();
  });
});

describe('ScorecardEntityCard', () => {
  const card = (name: string) => (
    <EntityProvider
      entity={{
        apiVersion: 'meshport.dev/v1alpha1',
        kind: 'Scorecard',
        metadata: { name },
      }}
    >
      <ScorecardEntityCard />
    </EntityProvider>
  );

  it('shows the checks of its scorecard only', async () => {
    await renderOnPage(card('mesh-foundations'), mesh);
    expect(await screen.findByText('Mesh foundations')).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: /Has an owner/ }),
    ).toBeInTheDocument();
    expect(screen.queryByText('Safety handling')).toBeNull();
  });

  it('says that a scorecard is not loaded, or that one may not see it', async () => {
    await renderOnPage(card('new'), mesh);
    expect(await screen.findByText('Not loaded yet')).toBeInTheDocument();
    await renderOnPage(
      card('new'),
      governance({ getScorecards: () => refuse(403) }),
    );
    expect(
      await screen.findByText('You may not see scorecards'),
    ).toBeInTheDocument();
  });
});
