import {
  CHECK_STATUSES,
  CheckStatus,
} from '@meshport/backstage-plugin-data-governance-common';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';

/** What the tab can show below the level. */
export const PRODUCT_VIEWS = ['checks', 'history', 'facts'] as const;

/** @internal */
export type ProductView = (typeof PRODUCT_VIEWS)[number];

/**
 * What the tab of a product shows, as its address says.
 * @internal
 */
export interface ProductAddress {
  view: ProductView;
  /** Only checks with one of these; all when empty. */
  statuses: CheckStatus[];
  /** The check that somebody came for. */
  sought?: { scorecard: string; checkId: string };
  /** Set when the dialog to ask for an exemption from `sought` is open. */
  ask?: 'product' | 'domain';
  /** What that dialog begins with. */
  reason: string;
  ticket: string;
  /** ISO date. */
  until: string;
  /** ISO date of the facts to show; now when absent. */
  on?: string;
}

type Changes = Record<string, string | string[] | undefined>;

function read(parameters: URLSearchParams): ProductAddress {
  const scorecard = parameters.get('scorecard');
  const checkId = parameters.get('check');
  const ask = parameters.get('ask');
  const statuses = parameters.getAll('status');
  return {
    view:
      PRODUCT_VIEWS.find(view => view === parameters.get('view')) ?? 'checks',
    statuses: CHECK_STATUSES.filter(status => statuses.includes(status)),
    sought: scorecard && checkId ? { scorecard, checkId } : undefined,
    ask: ask === 'product' || ask === 'domain' ? ask : undefined,
    reason: parameters.get('reason') ?? '',
    ticket: parameters.get('ticket') ?? '',
    until: parameters.get('until') ?? '',
    on: parameters.get('on') ?? undefined,
  };
}

/**
 * What the tab shows, kept in the address so that a link shares it. Of the
 * changes, `undefined` takes a parameter away.
 * @internal
 */
export function useProductAddress(): [
  ProductAddress,
  (changes: Changes) => void,
] {
  const [parameters, setParameters] = useSearchParams();
  const address = useMemo(() => read(parameters), [parameters]);
  const change = useCallback(
    (changes: Changes) =>
      setParameters(
        current => {
          const next = new URLSearchParams(current);
          for (const [name, value] of Object.entries(changes)) {
            next.delete(name);
            [value ?? []].flat().forEach(item => next.append(name, item));
          }
          return next;
        },
        { replace: true },
      ),
    [setParameters],
  );
  return [address, change];
}
