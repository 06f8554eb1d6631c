import { Knex } from 'knex';
import { holdsWords } from './conditions';

// In lower case with a space before each word, as far as SQL can tell.
const TITLE = `(' ' || replace(replace(lower(products.title), '-', ' '), '_', ' '))`;

/**
 * How well a product fits what is looked for, 0 is best: its title or name is
 * the text, its title begins with it, its title has the words, its own texts
 * have them, or its columns only.
 *
 * @param words - at least one
 * @internal
 */
export function relevanceOf(knex: Knex, words: readonly string[]): Knex.Raw {
  const text = words.join(' ');
  // Most products are found by their columns; theirs is the first case, since
  // what follows takes longer to look at.
  return knex.raw(
    `case when not ? then 4 when ${TITLE} = ? or products.ref like ? then 0 when ${TITLE} like ? then 1 when ? then 2 else 3 end`,
    [
      holdsWords(knex, 'products.search', words),
      ` ${text}`,
      `%/${words.join('-')}`,
      ` ${text}%`,
      knex.raw(
        words.map(() => `${TITLE} like ?`).join(' and '),
        words.map(word => `% ${word}%`),
      ),
    ],
  );
}
