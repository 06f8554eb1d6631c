import { Timestamp, toIso } from '../database/rows';
import { StoredFacts } from './FactStore';

/**
 * A row of the table `facts`.
 * @internal
 */
export interface FactRow {
  /** PostgreSQL gives a text. */
  id: string | number;
  product: string;
  source: string;
  content: string | null;
  failure: string | null;
  hash: string;
  since: Timestamp;
  until: Timestamp | null;
  observed_at: Timestamp | null;
  valid_until: Timestamp | null;
}

/**
 * A type, so that rows can be written by column.
 * @internal
 */
export type EvidenceRow = {
  product: string;
  source: string;
  hash: string;
  findings: string;
};

/** @internal */
export function optionalDate(timestamp: Timestamp | null): Date | undefined {
  return timestamp === null ? undefined : new Date(timestamp);
}

/** @internal */
export function toStoredFacts(row: FactRow): StoredFacts {
  return {
    ...(row.content === null ? {} : { content: JSON.parse(row.content) }),
    ...(row.failure === null ? {} : { failure: row.failure }),
    since: toIso(row.since),
    ...(row.observed_at === null ? {} : { observedAt: toIso(row.observed_at) }),
    ...(row.valid_until === null ? {} : { validUntil: toIso(row.valid_until) }),
  };
}
