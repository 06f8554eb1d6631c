import { AccessRequest } from '@meshport/backstage-plugin-data-access-common';
import { useRef, useState } from 'react';

/** Which rows of the inbox are chosen, and the one that the keyboard is at. */
export interface InboxRows {
  /** Those chosen, in the order shown. */
  chosen: AccessRequest[];
  isChosen: (request: AccessRequest) => boolean;
  /** Chooses all given, or none of them. */
  choose: (requests: AccessRequest[], chosen: boolean) => void;
  current?: AccessRequest;
  /** Goes on by so many rows, and stops at the ends. */
  move: (by: number) => void;
  goTo: (request: AccessRequest) => void;
  /** The element that holds the rows, each with its id in `data-request`. */
  rootRef: React.RefObject<HTMLDivElement>;
}

/**
 * @param requests - in the order in which they are shown. One that is no
 * longer among them is no longer chosen, and the keyboard is then at the one
 * that took its place.
 */
export function useInboxRows(requests: AccessRequest[]): InboxRows {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const [at, setAt] = useState<{ id: string; index: number }>();
  const rootRef = useRef<HTMLDivElement>(null);

  const found = at ? requests.findIndex(({ id }) => id === at.id) : -1;
  const index =
    found < 0 && at ? Math.min(at.index, requests.length - 1) : found;

  const goTo = (request: AccessRequest) =>
    setAt({ id: request.id, index: requests.indexOf(request) });

  return {
    chosen: requests.filter(({ id }) => ids.has(id)),
    isChosen: ({ id }) => ids.has(id),
    choose: (some, chosen) =>
      setIds(old => {
        const next = new Set(old);
        some.forEach(({ id }) => (chosen ? next.add(id) : next.delete(id)));
        return next;
      }),
    current: requests[index],
    move: by => {
      const last = requests.length - 1;
      const next = requests[Math.max(0, Math.min(index + by, last))];
      if (next) {
        goTo(next);
        rowOf(rootRef.current, next.id)?.focus();
      }
    },
    goTo,
    rootRef,
  };
}

function rowOf(root: HTMLElement | null, id: string): HTMLElement | undefined {
  const rows = root?.querySelectorAll<HTMLElement>('[data-request]') ?? [];
  return [...rows].find(row => row.dataset.request === id);
}
