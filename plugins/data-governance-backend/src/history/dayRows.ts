import { dayOf } from '../dayOf';
import { differenceOf, isSameCounts } from '../database/differenceOf';
import {
  Evaluation,
  ProductStanding,
  StandingCounts,
  StoredResult,
} from '../database/ResultStore';
import { ProductDayRow } from '../database/rows';
import { toCountsRow } from '../database/standingRows';

/** The name under which all scorecards together are kept. */
export const ALL_SCORECARDS = '';

/**
 * How products stand from a day on, where that is not as before.
 *
 * @param before - what is stored of the products that were evaluated
 * @internal
 */
export function dayRowsOf(
  before: ReadonlyMap<string, StoredResult>,
  evaluations: readonly Evaluation[],
  changes: Pick<ReturnType<typeof differenceOf>, 'standings' | 'goneStandings'>,
  at: Date,
): ProductDayRow[] {
  const changed = new Set(
    changes.standings.map(
      ({ product, scorecard }) => `${product} ${scorecard}`,
    ),
  );
  const rows: ProductDayRow[] = [];
  for (const { standing, scorecards } of evaluations) {
    const known = before.get(standing.product);
    const hasMoved = known?.standing.domain !== standing.domain;
    const row = (
      scorecard: string,
      level: string | undefined,
      counts: StandingCounts,
    ) => rows.push(dayRow(standing, scorecard, level, counts, at));
    for (const one of scorecards) {
      if (hasMoved || changed.has(`${standing.product} ${one.scorecard}`)) {
        row(one.scorecard, one.level, one);
      }
    }
    if (!known || hasMoved || !isSameStanding(known.standing, standing)) {
      row(ALL_SCORECARDS, standing.level?.name, standing);
    }
  }
  for (const { product, scorecard } of changes.goneStandings) {
    const known = before.get(product);
    if (known) {
      rows.push(goneRow(known.standing, scorecard, at));
    }
  }
  return rows;
}

/**
 * That products are gone from a day on.
 * @internal
 */
export function goneDayRows(
  before: ReadonlyMap<string, StoredResult>,
  at: Date,
): ProductDayRow[] {
  return [...before.values()].flatMap(({ standing, scorecards }) =>
    [ALL_SCORECARDS, ...scorecards.map(({ scorecard }) => scorecard)].map(
      scorecard => goneRow(standing, scorecard, at),
    ),
  );
}

function dayRow(
  { product, domain }: ProductStanding,
  scorecard: string,
  level: string | undefined,
  counts: StandingCounts,
  at: Date,
): ProductDayRow {
  return {
    product,
    scorecard,
    day: dayOf(at),
    domain,
    level: level ?? null,
    gone: false,
    ...toCountsRow(counts),
  };
}

function goneRow(
  standing: ProductStanding,
  scorecard: string,
  at: Date,
): ProductDayRow {
  const nothing = {
    passing: 0,
    failing: 0,
    unknown: 0,
    exempt: 0,
    notApplicable: 0,
    weightPassed: 0,
    weightCounted: 0,
  };
  return {
    ...dayRow(standing, scorecard, undefined, nothing, at),
    gone: true,
  };
}

function isSameStanding(a: ProductStanding, b: ProductStanding): boolean {
  return a.level?.name === b.level?.name && isSameCounts(a, b);
}
