import { useVirtualizer } from '@tanstack/react-virtual';
import {
  KeyboardEvent,
  RefObject,
  SyntheticEvent,
  useEffect,
  useRef,
  useState,
} from 'react';
import { Cell, moveInGrid } from '../../model';
import { ROW_HEIGHT } from './heatMapStyles';

const OVERSCAN = 8;

/**
 * Which rows of a grid are drawn, and the cell that the keyboard is at.
 * @internal
 */
export interface Grid {
  scrollerRef: RefObject<HTMLDivElement>;
  /** The rows to draw, without the heading, from 0. */
  indexes: number[];
  /** Height of the rows that are not drawn, in pixels. */
  above: number;
  below: number;
  /** The cell that the Tab key stops at. */
  tabStop: Cell;
  onFocus: (event: SyntheticEvent) => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

/**
 * The cell that an event happened in.
 * @internal
 */
export function cellOf(
  event: SyntheticEvent,
): { cell: Cell; element: HTMLElement } | undefined {
  const element =
    event.target instanceof Element
      ? event.target.closest<HTMLElement>('[data-row]')
      : null;
  return element
    ? {
        cell: {
          row: Number(element.dataset.row),
          column: Number(element.dataset.column),
        },
        element,
      }
    : undefined;
}

/**
 * Draws of many rows only those in sight, and moves among their cells by keys.
 *
 * @param size - numbers of rows and columns without the headings
 * @param onChoose - a cell was chosen by the keyboard
 * @internal
 */
export function useGrid(
  size: { rows: number; columns: number },
  onChoose: (cell: Cell, element: HTMLElement) => void,
): Grid {
  const scrollerRef = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<Cell>({ row: 1, column: 1 });
  const focusNext = useRef(false);

  const virtualizer = useVirtualizer({
    count: size.rows,
    getScrollElement: () => scrollerRef.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
    // The heading takes its height from the room for rows.
    scrollPaddingEnd: headHeight(scrollerRef.current),
  });
  const items = virtualizer.getVirtualItems();
  const indexes = items.map(({ index }) => index);
  const last = items[items.length - 1];

  useEffect(() => {
    if (focusNext.current) {
      const element = scrollerRef.current?.querySelector<HTMLElement>(
        `[data-row="${active.row}"][data-column="${active.column}"]`,
      );
      if (element) {
        focusNext.current = false;
        element.focus();
      }
    }
  });

  const onKeyDown = (event: KeyboardEvent) => {
    const at = cellOf(event);
    if (!at) {
      return;
    }
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onChoose(at.cell, at.element);
      return;
    }
    const to = moveInGrid(at.cell, event, {
      rows: size.rows + 1,
      columns: size.columns + 1,
      page: Math.max(1, indexes.length - 2 * OVERSCAN),
    });
    if (to) {
      event.preventDefault();
      focusNext.current = true;
      setActive(to);
      if (to.row > 0) {
        virtualizer.scrollToIndex(to.row - 1);
      }
    }
  };

  // A cell that is not drawn can't be stopped at.
  const drawn = active.row === 0 || indexes.includes(active.row - 1);
  return {
    scrollerRef,
    indexes,
    above: items[0]?.start ?? 0,
    below: last ? virtualizer.getTotalSize() - last.end : 0,
    tabStop: drawn ? active : { row: (indexes[0] ?? -1) + 1, column: 1 },
    onFocus: event => {
      const at = cellOf(event);
      if (at) {
        setActive(at.cell);
      }
    },
    onKeyDown,
  };
}

function headHeight(scroller: HTMLElement | null): number {
  return scroller?.querySelector('thead')?.clientHeight ?? 0;
}
