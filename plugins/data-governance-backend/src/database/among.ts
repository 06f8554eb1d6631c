import { Knex } from 'knex';
import { isPostgres } from './dialect';

/**
 * A list as one parameter, whatever its length: `where('ref', 'in', among(…))`.
 * @internal
 */
export function among(knex: Knex, values: readonly string[]): Knex.Raw {
  return isPostgres(knex)
    ? knex.raw('select unnest(?::text[])', [[...values]])
    : knex.raw('select value from json_each(?)', [JSON.stringify(values)]);
}
