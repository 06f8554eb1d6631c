import {
  CheckStatus,
  HEAT_MAP_CODES,
  HeatMap,
} from '@meshport/backstage-plugin-data-governance-common';

const CODES: Record<string, CheckStatus | undefined> = HEAT_MAP_CODES;

/**
 * The statuses of a row of the heat map, one for each check; `undefined`: not
 * evaluated.
 * @internal
 */
export function statusesOf(
  row: HeatMap['rows'][number],
  checks: HeatMap['checks'],
): (CheckStatus | undefined)[] {
  return checks.map((_, index) => CODES[row.statuses[index]]);
}

/**
 * The statuses of a row without those of drafts, which are not counted.
 * @internal
 */
export function statusesToCount(
  row: HeatMap['rows'][number],
  checks: HeatMap['checks'],
): (CheckStatus | undefined)[] {
  return statusesOf(row, checks).filter(
    (_, index) => checks[index].phase !== 'draft',
  );
}

/**
 * A place in the grid; row 0 is the heading, column 0 the product.
 * @internal
 */
export interface Cell {
  row: number;
  column: number;
}

/**
 * Where a key leads from a cell, as the ARIA pattern of a grid has it.
 *
 * @param grid - numbers of rows and columns, headings included; `page`: rows
 * that are in sight at once
 * @returns `undefined` for a key that does not lead anywhere
 * @internal
 */
export function moveInGrid(
  from: Cell,
  key: { key: string; ctrlKey?: boolean },
  grid: { rows: number; columns: number; page: number },
): Cell | undefined {
  const to = target(from, key, grid);
  return (
    to && {
      row: clamp(to.row, grid.rows),
      column: clamp(to.column, grid.columns),
    }
  );
}

function target(
  { row, column }: Cell,
  { key, ctrlKey }: { key: string; ctrlKey?: boolean },
  { rows, columns, page }: { rows: number; columns: number; page: number },
): Cell | undefined {
  switch (key) {
    case 'ArrowUp':
      return { row: row - 1, column };
    case 'ArrowDown':
      return { row: row + 1, column };
    case 'ArrowLeft':
      return { row, column: column - 1 };
    case 'ArrowRight':
      return { row, column: column + 1 };
    case 'PageUp':
      return { row: row - page, column };
    case 'PageDown':
      return { row: row + page, column };
    case 'Home':
      return { row: ctrlKey ? 0 : row, column: 0 };
    case 'End':
      return { row: ctrlKey ? rows - 1 : row, column: columns - 1 };
    default:
      return undefined;
  }
}

function clamp(index: number, length: number): number {
  return Math.max(0, Math.min(length - 1, index));
}

/**
 * Neighbouring checks of the same level, for a heading above them.
 * @internal
 */
export function levelSpans(
  checks: { level: string }[],
): { level: string; checks: number }[] {
  const spans: { level: string; checks: number }[] = [];
  for (const { level } of checks) {
    const last = spans[spans.length - 1];
    if (last?.level === level) {
      last.checks += 1;
    } else {
      spans.push({ level, checks: 1 });
    }
  }
  return spans;
}
