import { DatabaseError } from 'pg';
import { Query } from '../engine/PostgresEngine';
import { boundsOf } from './bounds';
import { countDuplicates, keyOfColumns } from './duplicates';
import { Columns, Condition, LibraryMetric } from './LibraryMetric';
import { Aggregate, onePass } from './onePass';

/**
 * How many rows break a rule, or why nobody knows.
 * @internal
 */
export type FaultCount =
  | { faults: number; failure?: undefined }
  | { failure: DatabaseError };

/**
 * What was counted in a table.
 * @internal
 */
export interface TableCounts {
  rows: number;
  /** Of those metrics that count rows at fault. */
  faults: Map<LibraryMetric, FaultCount>;
  bounds: Record<string, { smallest: string | null; greatest: string | null }>;
}

/**
 * Counts rows and rows at fault and reads bounds.
 *
 * @param options - `relation` is the table, quoted; `bounds` the columns whose
 * ends are read
 * @internal
 */
export async function countFaults(
  query: Query,
  options: { relation: string; columns: Columns; bounds: string[] },
  metrics: LibraryMetric[],
): Promise<TableCounts> {
  const { relation } = options;
  const all: Aggregate = { write: () => 'count(*)::float8' };
  const counted = metrics.flatMap(metric =>
    metric.counts === 'faults'
      ? [{ metric, aggregate: faultsOf(metric.condition, metric.pattern) }]
      : [],
  );
  const ends = boundsOf(options.bounds, options.columns).map(
    ({ column, smallest, greatest }) => ({
      column,
      smallest: { write: () => smallest },
      greatest: { write: () => greatest },
    }),
  );
  const figures = await onePass<Aggregate>(query, relation, [
    all,
    ...counted.map(({ aggregate }) => aggregate),
    ...ends.flatMap(({ smallest, greatest }) => [smallest, greatest]),
  ]);
  const figureOf = (aggregate: Aggregate) => figures.get(aggregate)!;

  const rows = figureOf(all);
  if (rows.failure) {
    throw rows.failure;
  }
  const faults = await faultsOfKeys(query, relation, metrics);
  for (const { metric, aggregate } of counted) {
    const figure = figureOf(aggregate);
    faults.set(
      metric,
      figure.failure ? figure : { faults: Number(figure.value) },
    );
  }
  const bounds = ends.flatMap(({ column, smallest, greatest }) => {
    const [low, high] = [figureOf(smallest), figureOf(greatest)];
    return low.failure || high.failure
      ? []
      : [[column, { smallest: toText(low), greatest: toText(high) }] as const];
  });
  return {
    rows: Number(rows.value),
    faults,
    bounds: Object.fromEntries(bounds),
  };
}

async function faultsOfKeys(
  query: Query,
  relation: string,
  metrics: LibraryMetric[],
): Promise<TableCounts['faults']> {
  const keys = metrics.flatMap(metric =>
    metric.counts === 'duplicates' ? [metric] : [],
  );
  const duplicates = await countDuplicates(
    query,
    relation,
    keys.map(({ columns }) => columns),
  );
  return new Map(
    keys.map(metric => {
      const { result, failure } = duplicates.get(keyOfColumns(metric.columns))!;
      return [metric, failure ? { failure } : { faults: result }];
    }),
  );
}

function faultsOf(condition: Condition, suspect: boolean): Aggregate {
  return {
    suspect,
    write: parameters =>
      `(count(*) FILTER (WHERE ${condition(parameters)}))::float8`,
  };
}

function toText({ value }: { value: unknown }): string | null {
  return value === null ? null : String(value);
}
