import fc from 'fast-check';
import { differenceOf } from './differenceOf';
import { Evaluation } from './ResultStore';
import { ResultRow } from './rows';

const BEFORE = new Date('2026-06-01T00:00:00Z');
const NOW = new Date('2026-06-02T00:00:00Z');

const anyStatus = fc.constantFrom('pass', 'fail', 'unknown') as fc.Arbitrary<
  ResultRow['status']
>;
const anyRow = fc.record({
  product: fc.constantFrom('p1', 'p2'),
  scorecard: fc.constantFrom('s1', 's2'),
  check_id: fc.constantFrom('c1', 'c2', 'c3'),
  status: anyStatus,
  reason: fc.constantFrom('why', 'because'),
});
type AnyRow = Omit<ResultRow, 'since'>;

const keyOf = (row: Pick<AnyRow, 'product' | 'scorecard' | 'check_id'>) =>
  [row.product, row.scorecard, row.check_id].join();
const anyRows = fc.uniqueArray(anyRow, { selector: keyOf });

function evaluationsOf(rows: AnyRow[]): Evaluation[] {
  return ['p1', 'p2'].map(product => ({
    product,
    title: product,
    owner: 'o',
    domain: 'd',
    passing: 0,
    failing: 0,
    unknown: 0,
    inputHash: 'h',
    outcomes: rows
      .filter(row => row.product === product)
      .map(({ scorecard, check_id: checkId, status, reason }) => ({
        scorecard,
        checkId,
        status,
        reason,
      })),
  }));
}

function difference(before: AnyRow[], after: AnyRow[]) {
  return differenceOf(
    before.map(row => ({ ...row, since: BEFORE })),
    evaluationsOf(after),
    NOW,
  );
}

describe('differenceOf', () => {
  it('leads from what is stored to what was evaluated', () => {
    fc.assert(
      fc.property(anyRows, anyRows, (before, after) => {
        const { changed, gone } = difference(before, after);
        const rows = new Map<string, AnyRow>(before.map(r => [keyOf(r), r]));
        gone.forEach(row => rows.delete(keyOf(row)));
        changed.forEach(({ since: _, ...row }) => rows.set(keyOf(row), row));
        expect([...rows.values()].sort(byKey)).toEqual([...after].sort(byKey));
      }),
    );
  });

  it('adds one transition for each status that changed, and no other', () => {
    fc.assert(
      fc.property(anyRows, anyRows, (before, after) => {
        const statusIn = (rows: AnyRow[], key: string) =>
          rows.find(row => keyOf(row) === key)?.status ?? null;
        const keys = new Set([...before, ...after].map(keyOf));
        const expected = [...keys]
          .map(key => [key, statusIn(before, key), statusIn(after, key)])
          .filter(([, from, to]) => from !== to);
        const { transitions } = difference(before, after);
        expect(
          transitions.map(t => [keyOf(t), t.from_status, t.to_status]).sort(),
        ).toEqual(expected.sort());
        expect(transitions.every(({ at }) => at === NOW)).toBe(true);
      }),
    );
  });

  it('keeps since when only the reason changes', () => {
    fc.assert(
      fc.property(anyRows, anyRows, (before, after) => {
        const statuses = new Map(before.map(r => [keyOf(r), r.status]));
        for (const row of difference(before, after).changed) {
          expect(row.since).toEqual(
            statuses.get(keyOf(row)) === row.status ? BEFORE : NOW,
          );
        }
      }),
    );
  });

  it('writes nothing when nothing changed', () => {
    fc.assert(
      fc.property(anyRows, rows => {
        expect(difference(rows, rows)).toEqual({
          changed: [],
          gone: [],
          transitions: [],
        });
      }),
    );
  });
});

function byKey(a: AnyRow, b: AnyRow): number {
  return keyOf(a).localeCompare(keyOf(b));
}
