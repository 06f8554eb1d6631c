import { Knex } from 'knex';
import { Timestamp } from './rows';

/** @internal */
export function isPostgres(knex: Knex): boolean {
  return knex.client.config.client.includes('pg');
}

/**
 * A moment as a value within a select: PostgreSQL has to be told the type,
 * SQLite keeps the milliseconds that the driver gives it elsewhere.
 * @internal
 */
export function timestampValue(knex: Knex, at: Date): Knex.Raw {
  return isPostgres(knex)
    ? knex.raw('?::timestamptz', [at.toISOString()])
    : knex.raw('?', [at.getTime()]);
}

/** @internal */
export function toDate(timestamp: Timestamp): Date {
  return timestamp instanceof Date ? timestamp : new Date(timestamp);
}
