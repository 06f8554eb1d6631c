import { Knex } from 'knex';
import { among, isPostgres } from '@meshport/backstage-plugin-data-mesh-node';
import { VisibleProducts } from './CatalogVisibility';

// No entity ref has control characters.
const SEPARATOR = '\u001f';

/**
 * A condition that a column has one of any number of values, which are one
 * parameter: on PostgreSQL a text, because the driver takes long to write long
 * lists.
 * @internal
 */
export function isOneOf(
  knex: Knex,
  column: string | Knex.Raw,
  values: readonly string[],
): Knex.Raw {
  return isPostgres(knex)
    ? knex.raw('?? = any(string_to_array(?, ?))', [
        column,
        values.join(SEPARATOR),
        SEPARATOR,
      ])
    : knex.raw('?? in (?)', [column, among(knex, values)]);
}

/**
 * Leaves out the rows of products that the caller may not see.
 *
 * @param column - holds refs of products
 * @returns the query itself
 * @internal
 */
export function onlyVisible<Query extends Knex.QueryBuilder>(
  knex: Knex,
  query: Query,
  column: string,
  visible: VisibleProducts,
): Query {
  if (visible !== 'everything') {
    query.where(isOneOf(knex, column, visible));
  }
  return query;
}
