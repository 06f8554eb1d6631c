import { indexedWordsOf } from '../database/words';

/**
 * How many words a text holds, each as the beginning of one of its own.
 * @internal
 */
export function countHeld(
  text: string | null | undefined,
  words: readonly string[],
): number {
  const own = text ? indexedWordsOf(text) : [];
  return words.filter(word => own.some(other => other.startsWith(word))).length;
}
