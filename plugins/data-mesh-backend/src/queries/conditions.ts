import { Knex } from 'knex';
import { among, isPostgres } from '@meshport/backstage-plugin-data-mesh-node';
import { VisibleRefs } from '../visibility/CatalogVisibility';

/**
 * A condition that a `search` column holds words, each as the beginning of one
 * of its own.
 *
 * @param words - as `wordsOf` gives them: letters and digits only
 * @internal
 */
export function holdsWords(
  knex: Knex,
  column: string,
  words: readonly string[],
  how: 'all' | 'any' = 'all',
): Knex.Raw {
  if (isPostgres(knex)) {
    const query = words
      .map(word => `'${word}':*`)
      .join(how === 'all' ? ' & ' : ' | ');
    return knex.raw('?? @@ ?::tsquery', [column, query]);
  }
  const conditions = words.map(() => 'instr(??, ?) > 0');
  return knex.raw(
    `(${conditions.join(how === 'all' ? ' and ' : ' or ')})`,
    words.flatMap(word => [column, ` ${word}`]),
  );
}

// No ref and no value of a facet has control characters.
const SEPARATOR = '\u001f';

/**
 * A condition that a column has one of any number of values, which are one
 * parameter: a text, because the driver takes long to write long lists.
 * PostgreSQL checks it row by row, in the order of any index.
 * @internal
 */
export function isOneOf(
  knex: Knex,
  column: string,
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
 * Leaves out the rows of what the caller may not see.
 *
 * @param column - holds refs of products or contracts
 * @internal
 */
export function onlyVisible<Query extends Knex.QueryBuilder>(
  knex: Knex,
  query: Query,
  column: string,
  kind: 'products' | 'contracts',
  visible: VisibleRefs,
): Query {
  if (visible !== 'everything') {
    query.where(isOneOf(knex, column, visible[kind]));
  }
  return query;
}
