import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

/**
 * What the address of a history says.
 * @internal
 */
export interface HistoryAddress {
  /** Entity ref of the contract. */
  contract?: string;
  /** Sequence of the older and the newer version. */
  before?: number;
  after?: number;
  view: 'changes' | 'document';
}

function sequence(text: string | null): number | undefined {
  return text && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}

/**
 * Keeps what is compared in the address, so that a link shares it.
 * @internal
 */
export function useHistoryAddress(): [
  HistoryAddress,
  (change: Partial<HistoryAddress>) => void,
] {
  const [params, setParams] = useSearchParams();
  const update = useCallback(
    (change: Partial<HistoryAddress>) =>
      setParams(
        current => {
          const next = new URLSearchParams(current);
          Object.entries(change).forEach(([name, value]) =>
            value === undefined || value === 'changes'
              ? next.delete(name)
              : next.set(name, String(value)),
          );
          return next;
        },
        { replace: true },
      ),
    [setParams],
  );
  return [
    {
      contract: params.get('contract') ?? undefined,
      before: sequence(params.get('before')),
      after: sequence(params.get('after')),
      view: params.get('view') === 'document' ? 'document' : 'changes',
    },
    update,
  ];
}
