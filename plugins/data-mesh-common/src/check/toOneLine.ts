/**
 * A text as one line of a log. What a contract holds may come from anybody, and
 * terminals and build servers obey lines that begin in certain ways.
 *
 * @returns the text with a space for each run of control characters and line
 *   breaks
 * @public
 */
export function toOneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}
