/**
 * What the drivers give for a timestamp: PostgreSQL a date, SQLite the
 * milliseconds.
 * @internal
 */
export type Timestamp = Date | string | number;

/** @internal */
export function toIso(timestamp: Timestamp): string {
  return new Date(timestamp).toISOString();
}
