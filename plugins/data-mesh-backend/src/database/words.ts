// Longer ones are no words, and an index would refuse them.
const LONGEST_WORD = 64;

/**
 * The words of a text, each once, in order: what is searched for and what is
 * found by. Split at everything that is no letter or digit, within
 * `camelCase`, and between letters and digits; in lower case and without
 * accents, so that `Zürich` is found as `zurich`.
 *
 * @param text - may come from anyone
 * @internal
 */
export function wordsOf(text: string): string[] {
  return unique(identifiersOf(text).flatMap(partsOf));
}

/**
 * The words under which a text is kept: its {@link wordsOf | words}, and names
 * of several words as one besides, because people type `flightdate` for
 * `flightDate` and `preflight` for `pre-flight`.
 *
 * @param text - may come from anyone
 * @internal
 */
export function indexedWordsOf(text: string): string[] {
  return unique(
    identifiersOf(text).flatMap(identifier => {
      const parts = partsOf(identifier);
      return parts.length > 1 ? [...parts, clip(parts.join(''))] : parts;
    }),
  );
}

/** Runs of letters, digits and what joins them in names. */
function identifiersOf(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC');
  return plain.match(/[\p{L}\p{N}\p{M}_-]+/gu) ?? [];
}

function partsOf(identifier: string): string[] {
  return identifier
    .split(
      /[_-]+|(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})|(?<=[\p{L}\p{M}])(?=\p{N})|(?<=\p{N})(?=\p{L})/u,
    )
    .filter(part => part !== '')
    .map(part => clip(part.toLowerCase()));
}

function clip(word: string): string {
  return word.length > LONGEST_WORD
    ? [...word].slice(0, LONGEST_WORD).join('')
    : word;
}

function unique(words: string[]): string[] {
  return [...new Set(words)];
}
