import { Knex } from 'knex';

/**
 * Whether a connection is to PostgreSQL; else it is to SQLite.
 * @public
 */
export function isPostgres(knex: Knex): boolean {
  return knex.client.config.client.includes('pg');
}
