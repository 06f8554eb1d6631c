import { Knex } from 'knex';
import { isPostgres } from './isPostgres';

/**
 * A list as one parameter, whatever its length: `where('ref', 'in', among(…))`.
 * @public
 */
export function among(knex: Knex, values: readonly string[]): Knex.Raw {
  return isPostgres(knex)
    ? knex.raw('select unnest(?::text[])', [[...values]])
    : knex.raw('select value from json_each(?)', [JSON.stringify(values)]);
}
