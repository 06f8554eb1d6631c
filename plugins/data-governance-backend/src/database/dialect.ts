import { isPostgres } from '@meshport/backstage-plugin-data-mesh-node';
import { Knex } from 'knex';

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
