import fc from 'fast-check';
import { heatMap } from '../__testUtils__';
import {
  levelSpans,
  moveInGrid,
  statusesOf,
  statusesToCount,
} from './heatMapGrid';

const grid = { rows: 10, columns: 4, page: 3 };

describe('moveInGrid', () => {
  it.each([
    ['ArrowDown', { row: 3, column: 2 }],
    ['ArrowUp', { row: 1, column: 2 }],
    ['ArrowLeft', { row: 2, column: 1 }],
    ['ArrowRight', { row: 2, column: 3 }],
    ['PageDown', { row: 5, column: 2 }],
    ['PageUp', { row: 0, column: 2 }],
    ['Home', { row: 2, column: 0 }],
    ['End', { row: 2, column: 3 }],
    ['a', undefined],
  ])('%s leads to %p', (key, expected) => {
    expect(moveInGrid({ row: 2, column: 2 }, { key }, grid)).toEqual(expected);
  });

  it('leads to the corners with the control key', () => {
    const from = { row: 2, column: 2 };
    expect(moveInGrid(from, { key: 'Home', ctrlKey: true }, grid)).toEqual({
      row: 0,
      column: 0,
    });
    expect(moveInGrid(from, { key: 'End', ctrlKey: true }, grid)).toEqual({
      row: 9,
      column: 3,
    });
  });

  it('never leaves the grid', () => {
    const keys = fc.record({
      key: fc.constantFrom(
        'ArrowUp',
        'ArrowDown',
        'ArrowLeft',
        'ArrowRight',
        'PageUp',
        'PageDown',
        'Home',
        'End',
      ),
      ctrlKey: fc.boolean(),
    });
    const sizes = fc.record({
      rows: fc.integer({ min: 1, max: 50 }),
      columns: fc.integer({ min: 1, max: 50 }),
      page: fc.integer({ min: 1, max: 80 }),
    });
    fc.assert(
      fc.property(sizes, fc.array(keys), (size, pressed) => {
        let cell = { row: 0, column: 0 };
        for (const key of pressed) {
          cell = moveInGrid(cell, key, size)!;
          expect(cell.row).toBeGreaterThanOrEqual(0);
          expect(cell.row).toBeLessThan(size.rows);
          expect(cell.column).toBeGreaterThanOrEqual(0);
          expect(cell.column).toBeLessThan(size.columns);
        }
      }),
    );
  });
});

describe('the statuses of a row', () => {
  const { checks, rows } = heatMap();

  it('are one for each check, none where it is not evaluated', () => {
    expect(statusesOf({ ...rows[0], statuses: 'x-' }, checks)).toEqual([
      'exempt',
      undefined,
    ]);
    expect(statusesOf({ ...rows[0], statuses: 'n' }, checks)).toEqual([
      'not-applicable',
      undefined,
    ]);
  });

  it('are counted unless their check is a draft', () => {
    expect(
      statusesToCount(rows[0], [
        { ...checks[0], phase: 'draft' },
        { ...checks[1], phase: 'grace', enforcedFrom: '2026-06-02' },
      ]),
    ).toEqual(['fail']);
  });
});

describe('levelSpans', () => {
  it('puts neighbours of one level together', () => {
    expect(
      levelSpans(
        ['bronze', 'bronze', 'gold', 'bronze'].map(level => ({ level })),
      ),
    ).toEqual([
      { level: 'bronze', checks: 2 },
      { level: 'gold', checks: 1 },
      { level: 'bronze', checks: 1 },
    ]);
    expect(levelSpans([])).toEqual([]);
  });
});
