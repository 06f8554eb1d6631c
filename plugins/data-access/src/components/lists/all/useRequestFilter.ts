import {
  REQUEST_STATES,
  RequestState,
} from '@meshport/backstage-plugin-data-access-common';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { ENDING_SOON_DAYS } from '../../../model/mine/ending';
import { RequestListQuery } from '../useRequestList';

/** What one may narrow the list to, by what stands in the address. */
export type Show = 'any' | 'living' | 'alarm' | 'ending' | RequestState;

const QUERIES: Record<
  Exclude<Show, RequestState>,
  Partial<RequestListQuery>
> = {
  any: {},
  living: { living: true },
  alarm: { alarm: true },
  ending: { living: true, endsWithin: ENDING_SOON_DAYS },
};

/** All that the list can be narrowed to, in the order shown. */
export const SHOWS: readonly Show[] = [
  'any',
  'pending',
  'living',
  'ending',
  'alarm',
  'approved',
  'denied',
  'cancelled',
  'lapsed',
];

/** The filters of the list of all requests, which the address holds. */
export interface RequestFilter {
  show: Show;
  /** Entity ref. */
  product?: string;
  /** Entity ref. */
  holder?: string;
}

/** Reads filters; what is not known is passed over. */
export function readRequestFilter(parameters: URLSearchParams): RequestFilter {
  return {
    show: SHOWS.find(show => show === parameters.get('state')) ?? 'any',
    product: parameters.get('product') || undefined,
    holder: parameters.get('holder') || undefined,
  };
}

/** Writes filters, for a link to the list. */
export function requestFilterSearch(filter: Partial<RequestFilter>): string {
  const { show = 'any', product, holder } = filter;
  const parameters = new URLSearchParams({
    ...(show === 'any' ? {} : { state: show }),
    ...(product ? { product } : {}),
    ...(holder ? { holder } : {}),
  });
  const text = parameters.toString();
  return text && `?${text}`;
}

/** What to ask the backend for. */
export function queryOf(filter: RequestFilter): RequestListQuery {
  const { show, product, holder } = filter;
  const state = REQUEST_STATES.find(known => known === show);
  const narrowed = state
    ? { state: [state] }
    : QUERIES[show as Exclude<Show, RequestState>];
  return { scope: 'all', ...narrowed, product, holder };
}

/** The filters in the address, and the means to change them. */
export function useRequestFilter(): [
  RequestFilter,
  (filter: RequestFilter) => void,
] {
  const [parameters, setParameters] = useSearchParams();
  const filter = useMemo(() => readRequestFilter(parameters), [parameters]);
  return [
    filter,
    changed => setParameters(requestFilterSearch(changed), { replace: true }),
  ];
}
