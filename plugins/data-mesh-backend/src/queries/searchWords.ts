import { InputError } from '@backstage/errors';
import { wordsOf } from '../database/words';

/** Each word costs time to look for; nobody remembers as many. */
const MOST_WORDS = 16;

/**
 * The words that somebody looks for.
 *
 * @param text - as it was typed
 * @throws `InputError` when there are too many
 * @internal
 */
export function searchWords(text: string): string[] {
  const words = wordsOf(text);
  if (words.length > MOST_WORDS) {
    throw new InputError(
      `text: there are ${words.length} words, at most ${MOST_WORDS} can be looked for at once; leave some out`,
    );
  }
  return words;
}

/**
 * What was typed as the name of a column would be written, in lower case:
 * `customer_id` for `Customer ID`.
 *
 * @internal
 */
export function asColumnName(text: string): string {
  // A database refuses text with control characters or half surrogate pairs.
  return text
    .trim()
    .toLowerCase()
    .replace(/[\s\p{Cc}\p{Cs}]+/gu, '_');
}
