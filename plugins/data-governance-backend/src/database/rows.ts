import { CheckStatus } from '@meshport/backstage-plugin-data-governance-common';

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

/** @internal */
export interface ProductRow {
  product: string;
  title: string;
  owner: string;
  domain: string;
  level: string | null;
  passing: number;
  failing: number;
  unknown: number;
  input_hash: string;
  evaluated_at: Timestamp;
}

/** @internal */
export interface ResultRow {
  product: string;
  scorecard: string;
  check_id: string;
  status: CheckStatus;
  reason: string;
  since: Timestamp;
}

/** @internal */
export interface TransitionRow {
  product: string;
  scorecard: string;
  check_id: string;
  from_status: CheckStatus | null;
  to_status: CheckStatus | null;
  reason: string | null;
  at: Timestamp;
}

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
