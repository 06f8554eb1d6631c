import { TransitionCause } from '@meshport/backstage-plugin-data-governance-common';
import {
  Evaluation,
  ScorecardStanding,
  StandingCounts,
  StoredResult,
} from './ResultStore';
import { ResultRow, ScorecardStandingRow, TransitionRow } from './rows';
import { toScorecardStandingRow } from './standingRows';

type At<Row, Time extends keyof Row> = Omit<Row, Time> & { [T in Time]: Date };

/**
 * Rows to write so that what is stored becomes what was found.
 * @internal
 */
export interface Difference {
  /** Results of checks that had none. */
  added: At<ResultRow, 'since'>[];
  /** Results that differ. */
  changed: At<ResultRow, 'since'>[];
  /** Keys of results without an outcome any more. */
  gone: Pick<ResultRow, 'product' | 'scorecard' | 'check_id'>[];
  /** One for each status that became another. */
  transitions: (At<TransitionRow, 'at'> & { from_since: Date })[];
  /** Where products stand in scorecards, if not as before. */
  standings: ScorecardStandingRow[];
  /** Keys of scorecards that do not apply any more. */
  goneStandings: Pick<ScorecardStandingRow, 'product' | 'scorecard'>[];
}

/**
 * @param before - what is stored of the products that were evaluated
 * @internal
 */
export function differenceOf(
  before: ReadonlyMap<string, StoredResult>,
  evaluations: readonly Evaluation[],
  at: Date,
): Difference {
  const difference = emptyDifference();
  for (const evaluation of evaluations) {
    const { product } = evaluation.standing;
    const known = before.get(product);
    addResults(difference, evaluation, known, at);
    const standings = new Map(known?.scorecards.map(s => [s.scorecard, s]));
    for (const standing of evaluation.scorecards) {
      if (!isSameStanding(standings.get(standing.scorecard), standing)) {
        difference.standings.push(toScorecardStandingRow(product, standing));
      }
      standings.delete(standing.scorecard);
    }
    for (const scorecard of standings.keys()) {
      difference.goneStandings.push({ product, scorecard });
    }
  }
  return difference;
}

/**
 * What it takes to forget products.
 * @internal
 */
export function removalOf(
  before: ReadonlyMap<string, StoredResult>,
  at: Date,
): Pick<Difference, 'transitions'> {
  return {
    transitions: [...before].flatMap(([product, { outcomes }]) =>
      outcomes.map(outcome =>
        transitionToNothing(product, outcome, 'facts', at),
      ),
    ),
  };
}

function addResults(
  difference: Difference,
  { standing: { product }, outcomes, causeOf }: Evaluation,
  known: StoredResult | undefined,
  at: Date,
): void {
  const remaining = new Map(known?.outcomes.map(o => [keyOf(o), o]));
  for (const outcome of outcomes) {
    const { scorecard, checkId, status, reason, exemption } = outcome;
    const previous = remaining.get(keyOf(outcome));
    remaining.delete(keyOf(outcome));
    const isSame = previous?.status === status;
    if (
      isSame &&
      previous.reason === reason &&
      previous.exemption === exemption
    ) {
      continue;
    }
    const key = { product, scorecard, check_id: checkId };
    const row = {
      ...key,
      status,
      reason,
      exemption: exemption ?? null,
      since: isSame ? new Date(previous.since) : at,
    };
    if (!previous) {
      difference.added.push(row);
      continue;
    }
    difference.changed.push(row);
    if (!isSame) {
      difference.transitions.push({
        ...key,
        from_status: previous.status,
        to_status: status,
        reason,
        from_since: new Date(previous.since),
        cause: causeOf(scorecard, checkId),
        at,
      });
    }
  }
  for (const outcome of remaining.values()) {
    const { scorecard, checkId } = outcome;
    difference.gone.push({ product, scorecard, check_id: checkId });
    difference.transitions.push(
      transitionToNothing(product, outcome, causeOf(scorecard, checkId), at),
    );
  }
}

function transitionToNothing(
  product: string,
  outcome: StoredResult['outcomes'][number],
  cause: TransitionCause,
  at: Date,
): Difference['transitions'][number] {
  return {
    product,
    scorecard: outcome.scorecard,
    check_id: outcome.checkId,
    from_status: outcome.status,
    to_status: null,
    reason: null,
    from_since: new Date(outcome.since),
    cause,
    at,
  };
}

function isSameStanding(
  a: ScorecardStanding | undefined,
  b: ScorecardStanding,
): boolean {
  return (
    a !== undefined &&
    a.level === b.level &&
    a.levelPosition === b.levelPosition &&
    isSameCounts(a, b)
  );
}

/** @internal */
export function isSameCounts(a: StandingCounts, b: StandingCounts): boolean {
  return (
    a.passing === b.passing &&
    a.failing === b.failing &&
    a.unknown === b.unknown &&
    a.exempt === b.exempt &&
    a.notApplicable === b.notApplicable &&
    a.weightPassed === b.weightPassed &&
    a.weightCounted === b.weightCounted
  );
}

function keyOf({
  scorecard,
  checkId,
}: {
  scorecard: string;
  checkId: string;
}): string {
  return `${scorecard}\0${checkId}`;
}

function emptyDifference(): Difference {
  return {
    added: [],
    changed: [],
    gone: [],
    transitions: [],
    standings: [],
    goneStandings: [],
  };
}
