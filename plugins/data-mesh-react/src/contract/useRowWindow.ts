import { useVirtualizer } from '@tanstack/react-virtual';
import { RefObject, useEffect, useRef, useState } from 'react';
import { ColumnNode } from './columnTree';

/** With fewer rows the table is as high as they are, and draws them all. */
const ALL_DRAWN = 60;
const ROW_HEIGHT = 45;

/**
 * Which rows are drawn, and which one the keyboard is at.
 * @internal
 */
export interface RowWindow {
  /** The element that scrolls. */
  rootRef: RefObject<HTMLDivElement>;
  /** Whether only the rows in sight are drawn. */
  windowed: boolean;
  /** Of the rows to draw. */
  indexes: number[];
  /** Height of the rows that are not drawn, in pixels. */
  above: number;
  below: number;
  /** Takes the element of a drawn row, to learn its height. */
  measure: (element: HTMLElement | null) => void;
  /** The row that the Tab key stops at. */
  tabStop: number;
  setActive: (index: number) => void;
  /** Moves the focus to a row, drawing it first. */
  moveTo: (index: number) => void;
}

/**
 * Draws of many rows only those in sight, and scrolls once to the column that
 * is named.
 *
 * @param shown - the rows
 * @param column - path of the column to scroll to
 * @internal
 */
export function useRowWindow(
  shown: ColumnNode[],
  column: string | undefined,
): RowWindow {
  const rootRef = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const focusNext = useRef(false);
  const windowed = shown.length > ALL_DRAWN;

  const virtualizer = useVirtualizer({
    count: shown.length,
    getScrollElement: () => rootRef.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: index => shown[index].path,
    overscan: 10,
    enabled: windowed,
  });
  const items = windowed ? virtualizer.getVirtualItems() : [];
  const indexes = windowed
    ? items.map(({ index }) => index)
    : shown.map((_, index) => index);
  const above = items[0]?.start ?? 0;
  const below =
    items.length > 0
      ? virtualizer.getTotalSize() - items[items.length - 1].end
      : 0;

  const scrolledTo = useRef<string>();
  useEffect(() => {
    const index = shown.findIndex(({ path }) => path === column);
    if (index < 0 || scrolledTo.current === column) {
      return;
    }
    scrolledTo.current = column;
    setActive(index);
    if (windowed) {
      virtualizer.scrollToIndex(index, { align: 'center' });
      rootRef.current?.scrollIntoView({ block: 'center' });
    } else {
      rowElement(rootRef.current, shown[index].path)?.scrollIntoView({
        block: 'center',
      });
    }
  }, [shown, column, windowed, virtualizer]);

  useEffect(() => {
    const path = shown[active]?.path;
    if (focusNext.current && path !== undefined) {
      const row = rowElement(rootRef.current, path);
      if (row) {
        focusNext.current = false;
        row.focus();
      }
    }
  });

  const moveTo = (index: number) => {
    const target = Math.max(0, Math.min(shown.length - 1, index));
    focusNext.current = true;
    setActive(target);
    if (windowed) {
      virtualizer.scrollToIndex(target);
    }
  };

  return {
    rootRef,
    windowed,
    indexes,
    above,
    below,
    measure: virtualizer.measureElement,
    tabStop: indexes.includes(active) ? active : indexes[0],
    setActive,
    moveTo,
  };
}

function rowElement(
  root: HTMLElement | null,
  path: string,
): HTMLElement | undefined {
  return [...(root?.querySelectorAll<HTMLElement>('[data-column]') ?? [])].find(
    row => row.dataset.column === path,
  );
}
