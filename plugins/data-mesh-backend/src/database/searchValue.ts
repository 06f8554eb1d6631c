import { indexedWordsOf } from './words';

/**
 * Texts that count alike for the rank of what is found by them; A counts most.
 * @internal
 */
export interface WeightedTexts {
  weight: 'A' | 'B' | 'C' | 'D';
  texts: readonly (string | undefined)[];
}

// With the longest words this stays below what PostgreSQL takes as a tsvector.
const MOST_WORDS = 2_000;

/**
 * The content of a `search` column: a `tsvector` literal for PostgreSQL,
 * elsewhere the words in lower case with a space before each. A word that
 * comes more than once counts where it counts most.
 *
 * @param groups - the weightiest first
 * @internal
 */
export function searchValue(
  groups: readonly WeightedTexts[],
  isPostgres: boolean,
): string {
  const weights = new Map<string, string>();
  for (const { weight, texts } of groups) {
    for (const text of texts) {
      for (const word of text ? indexedWordsOf(text) : []) {
        if (weights.size < MOST_WORDS && !weights.has(word)) {
          weights.set(word, weight);
        }
      }
    }
  }
  return [...weights]
    .map(([word, weight], index) =>
      // Words are letters and digits only, so that quoting needs no escaping.
      isPostgres ? `'${word}':${index + 1}${weight}` : ` ${word}`,
    )
    .join(isPostgres ? ' ' : '');
}
