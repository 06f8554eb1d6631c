import { EntityProvider } from '@backstage/plugin-catalog-react';
import { ScorecardSummary } from '@meshport/backstage-plugin-data-governance-common';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  governance,
  levels,
  refuse,
  renderOnPage,
  summary,
} from '../__testUtils__';
import { ChecksContent } from './ChecksContent';
import { ProductsContent } from './ProductsContent';
import { ScorecardEntityCard } from './ScorecardEntityCard';

const foundations: ScorecardSummary = {
  scorecard: 'scorecard:default/mesh-foundations',
  title: 'Mesh foundations',
  description: 'What every product needs.',
  owner: 'group:default/data-governance',
  levels,
  checks: [
    {
      id: 'has-owner',
      title: 'Has an owner',
      level: 'bronze',
      rule: 'product.spec.owner != ""',
      severity: 'high',
      weight: 1,
      phase: 'enforced',
      why: 'Someone must answer for the data.',
      remedy: 'Set spec.owner.',
      passing: 4,
      failing: 2,
      unknown: 0,
      exempt: 0,
      notApplicable: 0,
    },
  ],
  problems: ['checks[3].rule: unknown variable prodcut'],
};

const mesh = governance({
  getScorecards: async () => ({ items: [foundations] }),
  getProductSummaries: async () => ({
    items: [
      summary('flights', { level: levels[1], passing: 7, failing: 3 }),
      summary('forecast', { domain: 'domain:default/weather' }),
    ],
  }),
});

describe('ProductsContent', () => {
  it('lists the products with links to their scorecards', async () => {
    await renderOnPage(<ProductsContent />, mesh);
    expect(await screen.findByText('Data products (2)')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'flights' })).toHaveAttribute(
      'href',
      '/catalog/default/dataproduct/flights/scorecard',
    );
    expect(screen.getByText('7')).toBeInTheDocument();
    expect(screen.getByText('3')).toBeInTheDocument();
  });

  it('limits the list by the address', async () => {
    await renderOnPage(<ProductsContent />, mesh, '/?level=silver');
    expect(await screen.findByText('Data products (1)')).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'forecast' })).toBeNull();
  });

  it('limits the list to a number of the summary', async () => {
    await renderOnPage(<ProductsContent />, mesh);
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Show 1 of domain:default/weather with no level',
      }),
    );
    await waitFor(() =>
      expect(screen.getByText('Data products (1)')).toBeInTheDocument(),
    );
    expect(screen.getByRole('link', { name: 'forecast' })).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'flights' })).toBeNull();
  });

  it('says that nothing is evaluated yet, or that one may not see it', async () => {
    await renderOnPage(<ProductsContent />, governance());
    expect(
      await screen.findByText('No product is evaluated yet'),
    ).toBeInTheDocument();
    await renderOnPage(
      <ProductsContent />,
      governance({ getProductSummaries: () => refuse(403) }),
    );
    expect(
      await screen.findByText('You may not see scorecards'),
    ).toBeInTheDocument();
  });
});

describe('ChecksContent', () => {
  it('shows the checks with their rules, and what is wrong with a file', async () => {
    await renderOnPage(<ChecksContent />, mesh);
    expect(await screen.findByText('Mesh foundations')).toBeInTheDocument();
    expect(
      screen.getByText('checks[3].rule: unknown variable prodcut'),
    ).toBeInTheDocument();
    expect(screen.getByText('4 pass')).toBeInTheDocument();
    expect(screen.getByText('2 fail')).toBeInTheDocument();

    await userEvent.click(screen.getByRole('button', { name: /Has an owner/ }));
    expect(await screen.findByText('Set spec.owner.')).toBeInTheDocument();
    expect(
      await screen.findByText(
        (_text, element) =>
          element?.tagName === 'CODE' &&
          element.textContent === 'product.spec.owner != ""',
      ),
    ).toBeInTheDocument();
  });

  it('says that there are no scorecards', async () => {
    await renderOnPage(<ChecksContent />, governance());
    expect(await screen.findByText('No scorecards yet')).toBeInTheDocument();
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
    const other = { ...foundations, scorecard: 'scorecard:default/other' };
    await renderOnPage(
      card('mesh-foundations'),
      governance({
        getScorecards: async () => ({
          items: [{ ...other, title: 'Other' }, foundations],
        }),
      }),
    );
    expect(await screen.findByText('Mesh foundations')).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: /Has an owner/ }),
    ).toBeInTheDocument();
    expect(screen.queryByText('Other')).toBeNull();
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
