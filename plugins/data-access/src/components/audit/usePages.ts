import {
  ACCESS_SIGNAL_CHANNEL,
  Page,
} from '@meshport/backstage-plugin-data-access-common';
import { Live, useLive } from '@meshport/backstage-plugin-data-mesh-react';
import { useState } from 'react';

/** A list that grows by pages and follows changes. */
export interface Pages<T> extends Live<Page<T>> {
  loadMore: () => void;
}

/**
 * Loads as many pages as were asked for, from the first one.
 *
 * @param key - what the list depends on
 * @param load - loads the page at a cursor
 */
export function usePages<T>(
  key: string,
  load: (cursor: string | undefined) => Promise<Page<T>>,
): Pages<T> {
  const [wanted, setWanted] = useState({ key, pages: 1 });
  const pages = wanted.key === key ? wanted.pages : 1;
  const live = useLive(() => loadPages(load, pages), [key, pages], {
    channel: ACCESS_SIGNAL_CHANNEL,
  });
  return { ...live, loadMore: () => setWanted({ key, pages: pages + 1 }) };
}

async function loadPages<T>(
  load: (cursor: string | undefined) => Promise<Page<T>>,
  pages: number,
): Promise<Page<T>> {
  let loaded = await load(undefined);
  for (let page = 1; page < pages && loaded.nextCursor; page++) {
    const next = await load(loaded.nextCursor);
    loaded = { ...next, items: [...loaded.items, ...next.items] };
  }
  return loaded;
}
