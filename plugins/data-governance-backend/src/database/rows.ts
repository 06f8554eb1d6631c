import {
  CheckStatus,
  TransitionCause,
} from '@meshport/backstage-plugin-data-governance-common';

/**
 * What the drivers give for a timestamp: PostgreSQL a date, SQLite the
 * milliseconds.
 * @internal
 */
export type Timestamp = Date | string | number;

/** @internal */
export interface ScorecardRow {
  ref: string;
  title: string;
  owner: string;
  source_hash: string;
  definition_hash: string | null;
  definition: string | null;
  problems: string;
  loaded_at: Timestamp;
}

/**
 * A type, so that rows can be written by column.
 * @internal
 */
export type CountsRow = {
  passing: number;
  failing: number;
  unknown: number;
  exempt: number;
  not_applicable: number;
  weight_passed: number;
  weight_counted: number;
};

/** @internal */
export type ProductStandingRow = CountsRow & {
  product: string;
  title: string;
  owner: string;
  domain: string;
  level: string | null;
  evaluated_at: Timestamp;
};

/** @internal */
export type ScorecardStandingRow = CountsRow & {
  product: string;
  scorecard: string;
  level_position: number;
  level: string | null;
};

/** @internal */
export type ResultRow = {
  product: string;
  scorecard: string;
  check_id: string;
  status: CheckStatus;
  reason: string;
  exemption: string | null;
  since: Timestamp;
};

/** @internal */
export type TransitionRow = {
  product: string;
  scorecard: string;
  check_id: string;
  from_status: CheckStatus | null;
  to_status: CheckStatus | null;
  reason: string | null;
  from_since: Timestamp | null;
  cause: TransitionCause;
  at: Timestamp;
};

/**
 * Where a product stood in a scorecard at the end of a day; `scorecard` is
 * empty for all together.
 * @internal
 */
export type ProductDayRow = CountsRow & {
  product: string;
  scorecard: string;
  day: string;
  domain: string;
  level: string | null;
  gone: boolean;
};

/** @internal */
export function toIso(timestamp: Timestamp): string {
  return new Date(timestamp).toISOString();
}

/**
 * Parts of a list small enough for the parameters of one statement: SQLite
 * takes 32,766.
 * @internal
 */
export function chunksOf<T>(items: readonly T[], size = 500): T[][] {
  const chunks: T[][] = [];
  for (let start = 0; start < items.length; start += size) {
    chunks.push(items.slice(start, start + size));
  }
  return chunks;
}
