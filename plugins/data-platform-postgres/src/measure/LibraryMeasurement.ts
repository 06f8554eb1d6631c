import { judgeQualityRule } from '@meshport/backstage-plugin-data-mesh-common';
import {
  MeasureRule,
  RuleMeasurement,
} from '@meshport/backstage-plugin-data-platform-node';
import { Query } from '../engine/PostgresEngine';
import { countFaults, TableCounts } from './countFaults';
import { areDuplicates } from './duplicates';
import { failureReason } from './failureReason';
import {
  Columns,
  Condition,
  isPercent,
  LibraryMetric,
  libraryMetricOf,
} from './LibraryMetric';
import { notExecuted, refusalOf } from './notExecuted';
import { readSample, SAMPLE_ROWS } from './samples';

/**
 * What was measured without SQL of the contract.
 * @internal
 */
export interface LibraryMeasurement
  extends Pick<TableCounts, 'rows' | 'bounds'> {
  rules: RuleMeasurement[];
}

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
  const { rows, faults, bounds } = await countFaults(query, options, metrics);

  const measurements: RuleMeasurement[] = [];
  for (const { key, rule, percent, metric, refusal } of rules) {
    if (!metric) {
      measurements.push(notExecuted(key, refusal));
      continue;
    }
    const counted = faults.get(metric);
    if (!counted) {
      measurements.push({ key, state: 'measured', value: rows });
      continue;
    }
    if (counted.failure) {
      const reason = failureReason(counted.failure, timeout);
      measurements.push(notExecuted(key, reason));
      continue;
    }
    const value = percent ? share(counted.faults, rows) : counted.faults;
    const broken = counted.faults > 0 && !judgeQualityRule(rule, value);
    const sample =
      broken && options.sampleColumns.length > 0
        ? await readSample(
            query,
            relation,
            options.sampleColumns,
            conditionOf(metric, relation),
          )
        : undefined;
    measurements.push({
      key,
      state: 'measured',
      value,
      rowsAtFault: counted.faults,
      ...(sample && { sample }),
    });
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
