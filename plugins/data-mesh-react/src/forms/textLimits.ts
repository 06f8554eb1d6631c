/**
 * The longest comment that the backends take, in characters.
 * @public
 */
export const LONGEST_COMMENT = 2000;

/**
 * Says that a text is longer than a backend takes.
 *
 * @param most - in characters
 * @returns `undefined` when it is not
 * @public
 */
export function lengthProblem(text: string, most: number): string | undefined {
  return text.trim().length > most
    ? `Use at most ${most} characters`
    : undefined;
}
