import { useApi } from '@backstage/core-plugin-api';
import {
  ACCESS_SIGNAL_CHANNEL,
  AccessRequest,
  DataAccessApi,
  ListRequestsQuery,
} from '@meshport/backstage-plugin-data-access-common';
import {
  dataAccessApiRef,
  Live,
  useLive,
} from '@meshport/backstage-plugin-data-mesh-react';
import { useState } from 'react';
import { isInMotion } from '../../model/phases';

const PAGE_SIZE = 50;
const LARGEST_PAGE = 200;

/** The part of a list that has been loaded so far. */
export interface RequestPages {
  items: AccessRequest[];
  nextCursor?: string;
}

/** Which requests to list. */
export type RequestListQuery = Omit<ListRequestsQuery, 'limit' | 'cursor'>;

/** A list of requests that follows changes and grows by pages. */
export interface RequestList extends Live<RequestPages> {
  loadMore: () => void;
}

/** Loading again keeps as many rows as were shown. */
export function useRequestList(query: RequestListQuery): RequestList {
  const api = useApi(dataAccessApiRef);
  const key = JSON.stringify(query);
  const [wanted, setWanted] = useState({ key, count: PAGE_SIZE });
  const count = wanted.key === key ? wanted.count : PAGE_SIZE;
  const live = useLive(
    () => loadAtLeast(api, query, count),
    [api, key, count],
    {
      channel: ACCESS_SIGNAL_CHANNEL,
      inMotion: ({ items }) => items.some(isInMotion),
    },
  );
  return {
    ...live,
    loadMore: () => setWanted({ key, count: count + PAGE_SIZE }),
  };
}

async function loadAtLeast(
  api: DataAccessApi,
  query: RequestListQuery,
  count: number,
): Promise<RequestPages> {
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
