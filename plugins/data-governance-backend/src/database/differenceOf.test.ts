import { CheckStatus } from '@meshport/backstage-plugin-data-governance-common';
import fc from 'fast-check';
import { differenceOf } from './differenceOf';
import { Evaluation, StoredResult } from './ResultStore';

const BEFORE = new Date('2026-06-01T00:00:00Z');
const NOW = new Date('2026-06-02T00:00:00Z');

const anyRow = fc.record({
  product: fc.constantFrom<string>('p1', 'p2'),
  scorecard: fc.constantFrom<string>('s1', 's2'),
  checkId: fc.constantFrom<string>('c1', 'c2', 'c3'),
  status: fc.constantFrom<CheckStatus>('pass', 'fail', 'unknown', 'exempt'),
  reason: fc.constantFrom<string>('why', 'because'),
  exemption: fc.option(fc.constantFrom<string>('e1', 'e2'), { nil: undefined }),
});
type AnyRow = typeof anyRow extends fc.Arbitrary<infer Row> ? Row : never;

const keyOf = (row: { product: string; scorecard: string; checkId: string }) =>
  [row.product, row.scorecard, row.checkId].join();
const anyRows = fc.uniqueArray(anyRow, { selector: keyOf });

const NO_COUNTS = {
  passing: 0,
  failing: 0,
  unknown: 0,
  exempt: 0,
  notApplicable: 0,
  weightPassed: 0,
  weightCounted: 0,
};

function standing(product: string) {
  return { product, title: 't', owner: 'o', domain: 'd', ...NO_COUNTS };
}

function evaluationsOf(rows: AnyRow[]): Evaluation[] {
  return ['p1', 'p2'].map(product => ({
    standing: standing(product),
    scorecards: [],
    outcomes: rows.filter(row => row.product === product),
    causeOf: () => 'facts',
  }));
}

function storedOf(rows: AnyRow[]): Map<string, StoredResult> {
  return new Map(
    evaluationsOf(rows).map(evaluation => [
      evaluation.standing.product,
      {
        ...evaluation,
        evaluatedAt: BEFORE.toISOString(),
        outcomes: evaluation.outcomes.map(outcome => ({
          ...outcome,
          since: BEFORE.toISOString(),
        })),
      },
    ]),
  );
}

function difference(before: AnyRow[], after: AnyRow[]) {
  return differenceOf(storedOf(before), evaluationsOf(after), NOW);
}

function fromRow(
  row: ReturnType<typeof difference>['changed'][number],
): AnyRow {
  const { check_id: checkId, exemption, since: _, ...rest } = row;
  return { ...rest, checkId, exemption: exemption ?? undefined };
}

describe('differenceOf', () => {
  it('leads from what is stored to what was found', () => {
    fc.assert(
      fc.property(anyRows, anyRows, (before, after) => {
        const { added, changed, gone } = difference(before, after);
        const rows = new Map(before.map(row => [keyOf(row), row]));
        for (const { check_id: checkId, ...key } of gone) {
          expect(rows.delete(keyOf({ ...key, checkId }))).toBe(true);
        }
        for (const row of changed.map(fromRow)) {
          expect(rows.has(keyOf(row))).toBe(true);
          rows.set(keyOf(row), row);
        }
        for (const row of added.map(fromRow)) {
          expect(rows.has(keyOf(row))).toBe(false);
          rows.set(keyOf(row), row);
        }
        expect([...rows.values()].sort(byKey)).toEqual([...after].sort(byKey));
      }),
    );
  });

  it('adds a transition for each status that became another, and no other', () => {
    fc.assert(
      fc.property(anyRows, anyRows, (before, after) => {
        const statusIn = (rows: AnyRow[], key: string) =>
          rows.find(row => keyOf(row) === key)?.status ?? null;
        const expected = before
          .map(keyOf)
          .map(key => [key, statusIn(before, key), statusIn(after, key)])
          .filter(([, from, to]) => from !== to);
        const { transitions } = difference(before, after);
        const found = transitions.map(({ check_id: checkId, ...t }) => [
          keyOf({ ...t, checkId }),
          t.from_status,
          t.to_status,
        ]);
        expect(found.sort()).toEqual(expected.sort());
        for (const transition of transitions) {
          expect(transition.at).toBe(NOW);
          expect(transition.from_since).toEqual(BEFORE);
        }
      }),
    );
  });

  it('keeps since when while the status is the same', () => {
    fc.assert(
      fc.property(anyRows, anyRows, (before, after) => {
        const statuses = new Map(before.map(r => [keyOf(r), r.status]));
        const { added, changed } = difference(before, after);
        for (const row of [...added, ...changed]) {
          const isSame = statuses.get(keyOf(fromRow(row))) === row.status;
          expect(row.since).toEqual(isSame ? BEFORE : NOW);
        }
      }),
    );
  });

  it('finds nothing to write when nothing changed', () => {
    fc.assert(
      fc.property(anyRows, rows => {
        expect(difference(rows, rows)).toEqual({
          added: [],
          changed: [],
          gone: [],
          transitions: [],
          standings: [],
          goneStandings: [],
        });
      }),
    );
  });
});

function byKey(a: AnyRow, b: AnyRow): number {
  return keyOf(a).localeCompare(keyOf(b));
}
