import { judgeQualityRule } from '@meshport/backstage-plugin-data-mesh-common';
import {
  MeasureRule,
  RuleMeasurement,
} from '@meshport/backstage-plugin-data-platform-node';
import { DatabaseError } from 'pg';
import { Query } from '../engine/PostgresEngine';
import { boundsOf } from './bounds';
import { areDuplicates, countDuplicates, keyOfColumns } from './duplicates';
import { failureReason } from './failureReason';
import {
  Columns,
  Condition,
  isPercent,
  LibraryMetric,
  libraryMetricOf,
} from './LibraryMetric';
import { notExecuted, refusalOf } from './notExecuted';
import { Aggregate, onePass } from './onePass';
import { readSample, SAMPLE_ROWS } from './samples';

/**
 * What was measured without SQL of the contract.
 * @internal
 */
export interface LibraryMeasurement {
  rows: number;
  rules: RuleMeasurement[];
  bounds: Record<string, { smallest: string | null; greatest: string | null }>;
}

/** How many rows break a rule, or why nobody knows. */
type Count = { faults: number } | { failure: DatabaseError };

/**
 * Measures rules of the ODCS library, the number of rows and bounds: in one
 * pass over the table, and one more for each set of columns whose values must
 * not repeat.
 *
 * @param options - `relation` is the table, quoted; `timeout` the time of a
 * statement in milliseconds, for messages
 * @internal
 */
export async function measureLibrary(
  query: Query,
  options: {
    relation: string;
    columns: Columns;
    rules: MeasureRule[];
    bounds: string[];
    sampleColumns: string[];
    timeout: number;
  },
): Promise<LibraryMeasurement> {
  const { relation, columns, timeout } = options;
  const rules = options.rules.map(rule => readRule(rule, columns));
  const metrics = rules.flatMap(({ metric }) => metric ?? []);
  const { rows, counts, bounds } = await count(query, options, metrics);

  const measurements: RuleMeasurement[] = [];
  for (const { key, rule, percent, metric, refusal } of rules) {
    if (!metric) {
      measurements.push(notExecuted(key, refusal));
      continue;
    }
    const counted = counts.get(metric);
    if (!counted) {
      measurements.push({ key, state: 'measured', value: rows });
    } else if ('failure' in counted) {
      const reason = failureReason(counted.failure, timeout);
      measurements.push(notExecuted(key, reason));
    } else {
      const { faults } = counted;
      const value = percent ? share(faults, rows) : faults;
      const shown =
        options.sampleColumns.length > 0 &&
        faults > 0 &&
        !judgeQualityRule(rule, value);
      const sample =
        shown &&
        (await readSample(
          query,
          relation,
          options.sampleColumns,
          conditionOf(metric, relation),
        ));
      measurements.push({
        key,
        state: 'measured',
        value,
        rowsAtFault: faults,
        ...(sample && { sample }),
      });
    }
  }
  return { rows, rules: measurements, bounds };
}

type ReadRule = MeasureRule &
  (
    | { metric: LibraryMetric; percent: boolean; refusal?: undefined }
    | { metric?: undefined; percent?: undefined; refusal: string }
  );

function readRule(measured: MeasureRule, columns: Columns): ReadRule {
  try {
    return {
      ...measured,
      percent: isPercent(measured.rule),
      metric: libraryMetricOf(measured, columns),
    };
  } catch (error) {
    return { ...measured, refusal: refusalOf(error) };
  }
}

async function count(
  query: Query,
  options: { relation: string; columns: Columns; bounds: string[] },
  metrics: LibraryMetric[],
): Promise<{
  rows: number;
  /** Of those metrics that count faults. */
  counts: Map<LibraryMetric, Count>;
  bounds: LibraryMeasurement['bounds'];
}> {
  const { relation } = options;
  const all: Aggregate = { write: () => 'count(*)::float8' };
  const faults = metrics.flatMap(metric =>
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
    ...faults.map(({ aggregate }) => aggregate),
    ...ends.flatMap(({ smallest, greatest }) => [smallest, greatest]),
  ]);
  const figureOf = (aggregate: Aggregate) => {
    const figure = figures.get(aggregate)!;
    return figure.failure ? undefined : figure.value;
  };
  const rows = figures.get(all)!;
  if (rows.failure) {
    throw rows.failure;
  }

  const counts = new Map<LibraryMetric, Count>();
  for (const { metric, aggregate } of faults) {
    const { failure } = figures.get(aggregate)!;
    counts.set(
      metric,
      failure ? { failure } : { faults: Number(figureOf(aggregate)) },
    );
  }
  const keys = metrics.flatMap(metric =>
    metric.counts === 'duplicates' ? [metric] : [],
  );
  const duplicates = await countDuplicates(
    query,
    relation,
    keys.map(({ columns }) => columns),
  );
  for (const metric of keys) {
    const { result, failure } = duplicates.get(keyOfColumns(metric.columns))!;
    counts.set(metric, failure ? { failure } : { faults: result });
  }

  const bounds = ends.flatMap(({ column, smallest, greatest }) => {
    const [low, high] = [figureOf(smallest), figureOf(greatest)];
    return low === undefined || high === undefined
      ? []
      : [[column, { smallest: toText(low), greatest: toText(high) }] as const];
  });
  return {
    rows: Number(rows.value),
    counts,
    bounds: Object.fromEntries(bounds),
  };
}

function faultsOf(condition: Condition, suspect: boolean): Aggregate {
  return {
    suspect,
    write: parameters =>
      `(count(*) FILTER (WHERE ${condition(parameters)}))::float8`,
  };
}

function conditionOf(metric: LibraryMetric, relation: string): Condition {
  switch (metric.counts) {
    case 'faults':
      return metric.condition;
    case 'duplicates':
      return () => areDuplicates(relation, metric.columns, SAMPLE_ROWS);
    default:
      throw new Error('No row is at fault for how many there are');
  }
}

function share(faults: number, rows: number): number {
  return rows === 0 ? 0 : (100 * faults) / rows;
}

function toText(value: unknown): string | null {
  return value === null ? null : String(value);
}
