import { ContractQualityRule } from '@meshport/backstage-plugin-data-mesh-common';
import { AccessPort } from './DataPlatformAccess';

/**
 * What to measure in one table.
 * @public
 */
export interface MeasureRequest {
  /**
   * The port that the table is offered as. Rules in SQL run with no more rights
   * than a reader of this port has.
   */
  port: AccessPort;
  /** The rules of the contract; each with a key that is used once. */
  rules: MeasureRule[];
  /**
   * Columns of which the smallest and the greatest value are read. Those that
   * the table does not have, or that have no order, are left out of the answer.
   */
  bounds?: string[];
  /**
   * Columns whose values may be shown among the rows that break a rule; none
   * are read when it is empty. Those that the table does not have are left out.
   */
  sampleColumns?: string[];
}

/**
 * A data quality rule of a contract and the column it is about.
 * @public
 */
export interface MeasureRule {
  key: string;
  /** Absent: the rule is about the table. */
  column?: string;
  rule: ContractQualityRule;
}

/**
 * What was measured. All figures are of one moment.
 * @public
 */
export interface TableMeasurement {
  /** ISO timestamp of the engine's clock. */
  measuredAt: string;
  /** Rows of the table, counted. */
  rows: number;
  rules: RuleMeasurement[];
  /**
   * By column: ISO timestamps of dates and timestamps, else as text; `null`
   * when no row has a value. A date is the beginning of its day in UTC, and so
   * is a timestamp without a time zone taken for one in UTC.
   */
  bounds: Record<string, { smallest: string | null; greatest: string | null }>;
}

/**
 * How a rule came out.
 * @public
 */
export type RuleMeasurement =
  | {
      key: string;
      state: 'measured';
      /** What the metric or the query gave, in the unit of the rule. */
      value: number | string | boolean | null;
      /** Of metrics that count rows: how many break the rule. */
      rowsAtFault?: number;
      /**
       * Some of those rows, at most five, as text that may be cut, in the
       * columns that may be shown. Only of a rule that is not kept.
       */
      sample?: { columns: string[]; rows: (string | null)[][] };
    }
  | {
      key: string;
      /** It was refused, or failed; it is never taken as passed. */
      state: 'not executed';
      /** Why, in a sentence, and how to mend it. */
      reason: string;
    };
