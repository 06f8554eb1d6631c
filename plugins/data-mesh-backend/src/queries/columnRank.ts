import { Knex } from 'knex';
import { isPostgres } from '@meshport/backstage-plugin-data-mesh-node';
import { asColumnName } from './searchWords';

/** Greater than all characters that names have. */
const LAST_CHARACTER = '\u{10ffff}';

/**
 * A condition that a column has a name that begins as given.
 *
 * @param beginning - in lower case
 * @internal
 */
export function nameBeginsWith(knex: Knex, beginning: string): Knex.Raw {
  // An index on the name knows what lies between, other than with `like`.
  return knex.raw('(columns.name >= ? and columns.name < ?)', [
    beginning,
    beginning + LAST_CHARACTER,
  ]);
}

/**
 * How well a column fits what is looked for, 0 is best: it has the very name,
 * its name begins so, its name has the words, its business name has them, or
 * its other texts only.
 *
 * @param how - whether a text needs all words to have them
 * @internal
 */
export function columnRank(
  knex: Knex,
  search: { text: string; words: readonly string[] },
  how: 'all' | 'any',
): Knex.Raw {
  const name = asColumnName(search.text);
  return knex.raw(
    'case when columns.name = ? then 0 when ? then 1 when ? then 2 when ? then 3 else 4 end',
    [
      name,
      nameBeginsWith(knex, name),
      contains(knex, 'columns.name', search.words, how),
      contains(knex, 'lower(columns.business_name)', search.words, how),
    ],
  );
}

function contains(
  knex: Knex,
  text: string,
  words: readonly string[],
  how: 'all' | 'any',
): Knex.Raw {
  const find = isPostgres(knex) ? 'strpos' : 'instr';
  return knex.raw(
    words
      .map(() => `${find}(${text}, ?) > 0`)
      .join(how === 'all' ? ' and ' : ' or '),
    [...words],
  );
}
