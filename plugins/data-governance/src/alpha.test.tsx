import {
  catalogApiMock,
  createTestEntityPage,
} from '@backstage/plugin-catalog-react/testUtils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { dataGovernanceApiRef } from '@meshport/backstage-plugin-data-mesh-react';
import { screen } from '@testing-library/react';
import plugin from './alpha';
import {
  flights,
  FOUNDATIONS,
  governance,
  meshSummary,
  productResult,
  summary,
} from './__testUtils__';

// The first test pays for compiling what the plugin loads lazily.
const LOADING = { timeout: 15_000 };

const api = governance({
  getProductResult: async () => productResult(),
  getProductSummaries: async () => ({ items: [summary('flights')] }),
  getSummary: async () => meshSummary(),
});

jest.setTimeout(30_000);

describe('the plugin for the new frontend system', () => {
  it('has a page with the overview first, and its other tabs', async () => {
    renderTestApp({
      features: [plugin],
      initialRouteEntries: ['/scorecards'],
      apis: [
        [dataGovernanceApiRef, api],
        [catalogApiRef, catalogApiMock()],
      ],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    });
    expect(
      await screen.findByText('Levels by domain', {}, LOADING),
    ).toBeInTheDocument();
    expect(
      screen.getAllByRole('tab').map(({ textContent }) => textContent),
    ).toEqual(
      expect.arrayContaining([
        'Overview',
        'Data products',
        'Checks',
        'What if',
        'Facts',
      ]),
    );
  });

  it('keeps what the address asks for on the way to the first tab', async () => {
    const getSummary = jest.fn(async () => meshSummary());
    renderTestApp({
      features: [plugin],
      initialRouteEntries: [`/scorecards?scorecard=${FOUNDATIONS}`],
      apis: [
        [dataGovernanceApiRef, { ...api, getSummary }],
        [catalogApiRef, catalogApiMock()],
      ],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    });
    await screen.findByText('Levels by domain', {}, LOADING);
    expect(getSummary).toHaveBeenCalledWith(
      expect.objectContaining({ scorecard: FOUNDATIONS }),
    );
  });

  it('says that there is no page at an address of no tab', async () => {
    renderTestApp({
      features: [plugin],
      initialRouteEntries: ['/scorecards/nope'],
      apis: [[dataGovernanceApiRef, api]],
    });
    expect(
      await screen.findByText(/not found/i, {}, LOADING),
    ).toBeInTheDocument();
    expect(screen.queryByRole('tab')).not.toBeInTheDocument();
  });

  it('has a tab and a card on the page of a data product', async () => {
    renderTestApp({
      extensions: [
        createTestEntityPage({ entity: flights }),
        plugin.getExtension('entity-card:data-governance/score'),
        plugin.getExtension('entity-content:data-governance/scorecard'),
      ],
      apis: [[dataGovernanceApiRef, api]],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    });
    expect(await screen.findByText('Score', {}, LOADING)).toBeInTheDocument();
  });

  it('has a card on the page of a scorecard', async () => {
    renderTestApp({
      extensions: [
        createTestEntityPage({
          entity: {
            apiVersion: 'meshport.dev/v1alpha1',
            kind: 'Scorecard',
            metadata: { name: 'mesh-foundations' },
          },
        }),
        plugin.getExtension('entity-card:data-governance/checks'),
      ],
      apis: [[dataGovernanceApiRef, api]],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    });
    expect(
      await screen.findByText('Not loaded yet', {}, LOADING),
    ).toBeInTheDocument();
  });
});
