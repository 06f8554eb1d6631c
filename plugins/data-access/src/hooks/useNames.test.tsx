import { TestApiProvider } from '@backstage/frontend-test-utils';
import {
  EntityPresentationApi,
  entityPresentationApiRef,
} from '@backstage/plugin-catalog-react';
import { render, screen } from '@testing-library/react';
import { useNames } from './useNames';

const TITLES: Record<string, string> = {
  'dataproduct:default/weather': 'Daily weather',
  'group:default/safety': 'Safety',
};

const presentationApi: EntityPresentationApi = {
  forEntity(entityOrRef) {
    const entityRef = String(entityOrRef);
    const snapshot = { entityRef, primaryTitle: '…' };
    return {
      snapshot,
      promise: Promise.resolve({
        ...snapshot,
        primaryTitle: TITLES[entityRef] ?? entityRef,
      }),
    };
  },
};

function Names(props: { of: (string | undefined)[] }) {
  const name = useNames(props.of);
  return <p>{props.of.map(ref => ref && name(ref)).join(', ')}</p>;
}

describe('useNames', () => {
  it('names entities by their titles, and others as they are', async () => {
    const { container } = render(
      <TestApiProvider apis={[[entityPresentationApiRef, presentationApi]]}>
        <Names
          of={[...Object.keys(TITLES), 'system', 'no ref: at / all', undefined]}
        />
      </TestApiProvider>,
    );
    expect(
      await screen.findByText(/^Daily weather, Safety, the portal, /),
    ).toBeInTheDocument();
    expect(container).toHaveTextContent('no ref: at / all');
  });

  it('uses the names of entities where nothing knows titles', () => {
    render(
      <TestApiProvider apis={[]}>
        <Names of={Object.keys(TITLES)} />
      </TestApiProvider>,
    );
    expect(screen.getByText('weather, safety')).toBeInTheDocument();
  });
});
