import { useApi } from '@backstage/core-plugin-api';
import {
  AccessRequest,
  DataAccessApi,
  ListRequestsQuery,
} from '@meshport/backstage-plugin-data-access-common';
import { dataAccessApiRef } from '@meshport/backstage-plugin-data-mesh-react';
import { useCallback, useRef, useState } from 'react';
import { isInMotion } from '../model/phases';
import { Loaded, useLoaded } from './useLoaded';
import { useLiveReload } from './useLiveReload';

const PAGE_SIZE = 50;
const LARGEST_PAGE = 200;

/** The part of a list that has been loaded so far. */
export interface RequestList {
  items: AccessRequest[];
  nextCursor?: string;
}

/** Which requests to list. */
export type RequestListQuery = Omit<ListRequestsQuery, 'limit' | 'cursor'>;

async function loadAtLeast(
  api: DataAccessApi,
  query: RequestListQuery,
  count: number,
): Promise<RequestList> {
  const items: AccessRequest[] = [];
  let cursor: string | undefined;
  do {
    const limit = Math.min(LARGEST_PAGE, count - items.length);
    const page = await api.listRequests({ ...query, limit, cursor });
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor && items.length < count);
  return { items, nextCursor: cursor };
}

/**
 * A list of requests that follows changes and grows by pages. Loading again
 * keeps as many rows as were shown.
 *
 * @param query - memoised by the caller
 */
export function useRequestList(
  query: RequestListQuery,
): Loaded<RequestList> & { loadMore: () => Promise<void>; busy: boolean } {
  const api = useApi(dataAccessApiRef);
  const wanted = useRef({ query, count: PAGE_SIZE });
  const [busy, setBusy] = useState(false);

  const load = useCallback(() => {
    if (wanted.current.query !== query) {
      wanted.current = { query, count: PAGE_SIZE };
    }
    return loadAtLeast(api, query, wanted.current.count);
  }, [api, query]);
  const loaded = useLoaded(load);
  const { reload, value } = loaded;

  useLiveReload(reload, { inMotion: value?.items.some(isInMotion) ?? false });

  const loadMore = useCallback(async () => {
    wanted.current.count += PAGE_SIZE;
    setBusy(true);
    await reload();
    setBusy(false);
  }, [reload]);

  return { ...loaded, loadMore, busy };
}
