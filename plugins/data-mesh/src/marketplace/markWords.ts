/**
 * A piece of a text.
 * @internal
 */
export interface TextPiece {
  text: string;
  /** Whether it is one of the words looked for. */
  marked: boolean;
}

function escapeForPattern(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/**
 * Splits a text into pieces with and without the words looked for. Upper and
 * lower case are the same; the pieces joined give the text again.
 *
 * @param search - words with spaces between
 * @internal
 */
export function markWords(text: string, search: string): TextPiece[] {
  const words = search
    .split(/\s+/)
    .filter(Boolean)
    // Of two words that begin alike, the longer one is marked.
    .sort((a, b) => b.length - a.length)
    .map(escapeForPattern);
  if (words.length === 0) {
    return text ? [{ text, marked: false }] : [];
  }
  // A pattern with one group puts what it matched at the odd places.
  return text
    .split(new RegExp(`(${words.join('|')})`, 'iu'))
    .map((piece, index) => ({ text: piece, marked: index % 2 === 1 }))
    .filter(piece => piece.text);
}
