import { Knex } from 'knex';

/**
 * The database's clock, the only one that decides about time: replicas of the
 * backend may disagree, and do.
 * @internal
 */
export async function databaseNow(knex: Knex): Promise<Date> {
  const sql = isPostgres(knex)
    ? `select date_trunc('milliseconds', clock_timestamp()) as now`
    : `select cast(round((julianday('now') - 2440587.5) * 86400000) as integer) as now`;
  const result = await knex.raw<{ rows: { now: Date }[] } | { now: number }[]>(
    sql,
  );
  const row = Array.isArray(result) ? result[0] : result.rows[0];
  return new Date(row.now);
}

/** @internal */
export function isPostgres(knex: Knex): boolean {
  return knex.client.config.client === 'pg';
}

/**
 * A timestamp column as ISO text: PostgreSQL hands out dates, SQLite numbers.
 * @internal
 */
export function toIso(value: Date | number | string): string;
export function toIso(value: Date | number | string | null): string | undefined;
export function toIso(value: Date | number | string | null) {
  return value === null ? undefined : new Date(value).toISOString();
}

/** @internal */
export function fromIso(value: string | undefined): Date | null {
  return value === undefined ? null : new Date(value);
}
