import { LogicalType } from '@meshport/backstage-plugin-data-mesh-common';
import { TableMeasurement } from '@meshport/backstage-plugin-data-platform-node';
import { describeSeconds } from './duration';
import { TimePromise } from './timePromises';

const DAY = 86_400;

/**
 * How a promise about the age of rows came out for one column.
 * @internal
 */
export interface PromiseOutcome {
  kind: TimePromise['kind'];
  state: 'kept' | 'broken' | 'unknown';
  subject: string;
  message: string;
  expected?: string;
  actual?: string;
  /**
   * ISO timestamp of the newest row, of freshness; of the oldest, else. It is a
   * value of the column, so it is there only when those may be shown.
   */
  moment?: string;
  /** How old that row is, in seconds; 0 when it lies in the future. As above. */
  age?: number;
}

/**
 * Holds a promise against what was measured. A day counts to its end for the
 * newest row: data of yesterday is complete when yesterday is over.
 *
 * @param columns - `types`: logical types of the columns as they are in the
 * table; `shown`: the columns whose values may be shown
 * @internal
 */
export function judgePromise(
  promise: TimePromise,
  measurement: Pick<TableMeasurement, 'measuredAt' | 'bounds'>,
  columns: {
    types: ReadonlyMap<string, LogicalType>;
    shown: ReadonlySet<string>;
  },
): PromiseOutcome[] {
  return promise.columns.map(({ name, subject }) => {
    const outcome = {
      kind: promise.kind,
      subject,
      expected: expectedOf(promise),
    };
    const type = columns.types.get(name);
    if (type !== 'date' && type !== 'timestamp') {
      return {
        ...outcome,
        state: 'unknown',
        message: type
          ? `The column holds no time but ${type} values, so the age of rows cannot be told.`
          : 'The table has no such column, so the age of rows cannot be told.',
      };
    }
    const bounds = measurement.bounds[name];
    const moment =
      promise.kind === 'freshness' ? bounds?.greatest : bounds?.smallest;
    if (!moment) {
      return bounds
        ? {
            ...outcome,
            state: 'broken',
            message: 'No row of the table has a time.',
            actual: 'no rows',
          }
        : { ...outcome, state: 'unknown', message: 'It was not measured.' };
    }
    const now = Date.parse(measurement.measuredAt) / 1000;
    const begin = Date.parse(moment) / 1000;
    if (Number.isNaN(begin)) {
      return {
        ...outcome,
        state: 'unknown',
        message: 'The column holds what is no moment, such as infinity.',
      };
    }
    const counted =
      promise.kind === 'freshness' && type === 'date' ? begin + DAY : begin;
    const age = Math.max(0, now - counted);
    return {
      ...outcome,
      ...verdict(promise, { age, begin, now }),
      ...(columns.shown.has(name) && {
        actual: `${describeSeconds(age)} old (${moment})`,
        moment,
        age,
      }),
    };
  });
}

function verdict(
  { kind, length, from }: TimePromise,
  { age, begin, now }: { age: number; begin: number; now: number },
): Pick<PromiseOutcome, 'state' | 'message'> {
  if (kind === 'freshness') {
    return age <= length
      ? { state: 'kept', message: 'The newest row is as fresh as promised.' }
      : { state: 'broken', message: 'The newest row is older than promised.' };
  }
  const due = Math.max(now - length, from ?? -Infinity);
  return begin <= due
    ? { state: 'kept', message: 'Rows are kept for as long as promised.' }
    : {
        state: 'broken',
        message:
          'The oldest row is younger than rows are promised to be kept. If there never were older ones, say in the contract since when the data is available (generalAvailability).',
      };
}

function expectedOf({ kind, length, from }: TimePromise): string {
  if (kind === 'freshness') {
    return `newest row at most ${describeSeconds(length)} old`;
  }
  const since =
    from === undefined
      ? ''
      : `, or from ${new Date(from * 1000).toISOString()} on`;
  return `rows kept for ${describeSeconds(length)}${since}`;
}
