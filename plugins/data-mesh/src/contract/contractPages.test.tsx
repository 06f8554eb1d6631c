import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { dataMeshApiRef } from '@meshport/backstage-plugin-data-mesh-react';
import { screen } from '@testing-library/react';
import { dataContract, STRIKES_DEFINITION } from '../__testUtils__/entities';
import { fakeDataMeshApi } from '../__testUtils__/fakeDataMeshApi';
import { DataContractCard } from './DataContractCard';
import { DefinitionContent } from './DefinitionContent';

function render(element: JSX.Element, definition: string) {
  const entity = dataContract('bird-strikes-contract', definition);
  return renderInTestApp(
    <EntityProvider entity={entity}>{element}</EntityProvider>,
    {
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      apis: [
        catalogApiMock({ entities: [entity] }),
        [dataMeshApiRef, fakeDataMeshApi({})],
      ],
    },
  );
}

describe('DataContractCard', () => {
  it('shows the contract and links to its product', async () => {
    render(<DataContractCard />, STRIKES_DEFINITION);
    expect(await screen.findByText('active')).toBeInTheDocument();
    expect(screen.getByText('strike_id')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: /bird-strikes/ })).toHaveAttribute(
      'href',
      '/catalog/default/dataproduct/bird-strikes',
    );
  });

  it('stays useful when the document cannot be read', async () => {
    render(<DataContractCard />, 'schema: [{');
    expect(
      await screen.findByText(/The contract cannot be read/),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: /bird-strikes/ }),
    ).toBeInTheDocument();
  });
});

describe('DefinitionContent', () => {
  it('shows the document as it is', async () => {
    const { container } = render(<DefinitionContent />, STRIKES_DEFINITION);
    await screen.findByLabelText('Copy text');
    expect(container).toHaveTextContent('description: Cost in US dollars');
  });

  it('shows one that is far too long to colour', async () => {
    const lines = Array.from({ length: 4000 }, (_, i) => `# a long line ${i}`);
    const { container } = render(
      <DefinitionContent />,
      lines.join('\n').padEnd(100_001),
    );
    await screen.findByLabelText('Copy text');
    expect(container).toHaveTextContent('# a long line 3999');
  });
});
