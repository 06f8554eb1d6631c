import { ResponseError } from '@backstage/errors';
import { TestApiProvider } from '@backstage/frontend-test-utils';
import { SignalApi, signalApiRef } from '@backstage/plugin-signals-react';
import { DataGovernanceApi } from '@meshport/backstage-plugin-data-governance-common';
import { act, renderHook, waitFor } from '@testing-library/react';
import { ReactNode } from 'react';
import { dataGovernanceApiRef } from '../apis';
import { useProductLevels } from './useProductLevels';

const BRONZE = { name: 'bronze', title: 'Bronze' };
const GOLD = { name: 'gold', title: 'Gold' };

function governance(
  overrides: Partial<DataGovernanceApi> = {},
): jest.Mocked<DataGovernanceApi> {
  const scorecard = (name: string, levels: (typeof GOLD)[]) => ({
    scorecard: `scorecard:default/${name}`,
    title: name,
    owner: 'group:default/stewards',
    levels,
    checks: [],
    problems: [],
  });
  return {
    getScorecards: jest.fn(async () => ({
      items: [scorecard('one', [BRONZE, GOLD]), scorecard('two', [BRONZE])],
    })),
    getProductSummaries: jest.fn(async () => ({
      items: [
        { ref: 'dataproduct:default/a', level: GOLD },
        { ref: 'dataproduct:default/b', level: undefined },
      ].map(({ ref, level }) => ({
        product: ref,
        title: ref,
        owner: 'group:default/o',
        domain: 'domain:default/d',
        level,
        passing: 0,
        failing: 0,
        unknown: 0,
      })),
    })),
    getProductResult: jest.fn(),
    evaluate: jest.fn(),
    ...overrides,
  } as jest.Mocked<DataGovernanceApi>;
}

let sendSignal: () => void;
const signals: SignalApi = {
  subscribe(_channel, onMessage) {
    sendSignal = () =>
      onMessage({ products: ['dataproduct:default/a'] } as never);
    return { unsubscribe() {} };
  },
};

function render(api: DataGovernanceApi | undefined, refs?: string[]) {
  return renderHook(() => useProductLevels(refs && { refs }), {
    wrapper: ({ children }: { children: ReactNode }) =>
      api ? (
        <TestApiProvider
          apis={[
            [dataGovernanceApiRef, api],
            [signalApiRef, signals],
          ]}
        >
          {children}
        </TestApiProvider>
      ) : (
        <TestApiProvider apis={[]}>{children}</TestApiProvider>
      ),
  });
}

describe('useProductLevels', () => {
  it('reads the levels of products, each name once', async () => {
    const { result } = render(governance());
    await waitFor(() => expect(result.current.loading).toBe(false));
    expect(result.current.available).toBe(true);
    expect(result.current.levels).toEqual([BRONZE, GOLD]);
    expect([...result.current.levelByProduct]).toEqual([
      ['dataproduct:default/a', GOLD],
    ]);
  });

  it('follows when products are evaluated later', async () => {
    const api = governance();
    api.getProductSummaries.mockResolvedValueOnce({ items: [] });
    const { result } = render(api);
    await waitFor(() => expect(result.current.loading).toBe(false));
    expect(result.current.levelByProduct.size).toBe(0);

    act(() => sendSignal());
    await waitFor(() => expect(result.current.levelByProduct.size).toBe(1));
  });

  it('is not available without the plugin', async () => {
    const { result } = render(undefined);
    await waitFor(() => expect(result.current.loading).toBe(false));
    expect(result.current.available).toBe(false);
    expect(result.current.error).toBeUndefined();
  });

  it('is not available to those who may not see levels', async () => {
    const forbidden = await ResponseError.fromResponse(
      new Response('{}', { status: 403 }),
    );
    const { result } = render(
      governance({
        getScorecards: async () => {
          throw forbidden;
        },
      }),
    );
    await waitFor(() => expect(result.current.error).toBe(forbidden));
    expect(result.current.available).toBe(false);
  });

  it('stays available when the backend fails', async () => {
    const { result } = render(
      governance({
        getScorecards: async () => {
          throw new Error('down');
        },
      }),
    );
    await waitFor(() => expect(result.current.error).toBeDefined());
    expect(result.current.available).toBe(true);
  });

  it('asks nothing for no products, and only for those given', async () => {
    const api = governance();
    const none = render(api, []);
    await waitFor(() => expect(none.result.current.loading).toBe(false));
    expect(api.getProductSummaries).not.toHaveBeenCalled();

    render(api, ['dataproduct:default/a', 'dataproduct:default/b']);
    await waitFor(() =>
      expect(api.getProductSummaries).toHaveBeenCalledWith({
        domain: undefined,
        refs: ['dataproduct:default/a', 'dataproduct:default/b'],
      }),
    );
  });
});
