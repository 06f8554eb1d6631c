import { Evaluation } from './ResultStore';
import { ResultRow, TransitionRow } from './rows';

/**
 * What has to be written so that the current results become the evaluated
 * ones.
 *
 * @param current - all rows of the products that were evaluated
 * @returns `changed`: rows that are new or differ; `gone`: rows without an
 * outcome any more; `transitions`: one for each status that changed
 * @internal
 */
export function differenceOf(
  current: ResultRow[],
  evaluations: Evaluation[],
  at: Date,
): {
  changed: ResultRow[];
  gone: ResultRow[];
  transitions: TransitionRow[];
} {
  const remaining = new Map(current.map(row => [keyOf(row), row]));
  const changed: ResultRow[] = [];
  const transitions: TransitionRow[] = [];

  for (const { product, outcomes } of evaluations) {
    for (const { scorecard, checkId, status, reason } of outcomes) {
      const key = { product, scorecard, check_id: checkId };
      const before = remaining.get(keyOf(key));
      remaining.delete(keyOf(key));
      if (before?.status === status && before.reason === reason) {
        continue;
      }
      const isSame = before?.status === status;
      changed.push({
        ...key,
        status,
        reason,
        since: isSame ? new Date(before.since) : at,
      });
      if (!isSame) {
        transitions.push({
          ...key,
          from_status: before?.status ?? null,
          to_status: status,
          reason,
          at,
        });
      }
    }
  }

  const gone = [...remaining.values()];
  for (const { product, scorecard, check_id, status } of gone) {
    transitions.push({
      product,
      scorecard,
      check_id,
      from_status: status,
      to_status: null,
      reason: null,
      at,
    });
  }
  return { changed, gone, transitions };
}

function keyOf(row: Pick<ResultRow, 'product' | 'scorecard' | 'check_id'>) {
  return JSON.stringify([row.product, row.scorecard, row.check_id]);
}
