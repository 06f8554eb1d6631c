import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  catalogGraphApiRef,
  DefaultCatalogGraphApi,
} from '@backstage/plugin-catalog-graph';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen, within } from '@testing-library/react';
import { birdStrikes, strikeRisk } from '../testing/entities';
import { LineageContent } from './LineageContent';

function render(options: { graph: boolean }) {
  return renderInTestApp(
    <EntityProvider entity={strikeRisk}>
      <LineageContent />
    </EntityProvider>,
    {
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      apis: [
        catalogApiMock({ entities: [birdStrikes, strikeRisk] }),
        ...(options.graph
          ? [
              [
                catalogGraphApiRef,
                new DefaultCatalogGraphApi({
                  defaultRelationTypes: { exclude: [] },
                }),
              ] as const,
            ]
          : []),
      ],
    },
  );
}

describe('LineageContent', () => {
  beforeAll(() => {
    // The graph measures its labels, which jsdom cannot.
    Object.defineProperty(window.SVGElement.prototype, 'getBBox', {
      value: () => ({ width: 100, height: 20 }),
      configurable: true,
    });
  });

  it('shows what is upstream and downstream', async () => {
    render({ graph: false });

    const upstream = within(await screen.findByLabelText('Upstream'));
    expect(
      await upstream.findByRole('link', { name: /Bird strikes/i }),
    ).toHaveAttribute('href', '/catalog/default/dataproduct/bird-strikes');
    expect(
      within(screen.getByLabelText('Downstream')).getByText(
        'No other data product reads it yet.',
      ),
    ).toBeInTheDocument();
    expect(screen.queryByText('Lineage')).not.toBeInTheDocument();
  });

  it('draws the products around it', async () => {
    render({ graph: true });
    expect(await screen.findByText('Lineage')).toBeInTheDocument();
    const nodes = await screen.findAllByTestId('node');
    expect(nodes).toHaveLength(2);
    expect(screen.getAllByTestId('edge')).toHaveLength(1);
  });
});
