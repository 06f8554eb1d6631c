/** The longest purpose the backend takes, in characters. */
export const LONGEST_PURPOSE = 500;

/** The longest comment the backend takes, in characters. */
export const LONGEST_COMMENT = 2000;

/** What is wrong with a text that is longer than the backend takes. */
export function lengthProblem(text: string, most: number): string | undefined {
  return text.trim().length > most
    ? `Use at most ${most} characters`
    : undefined;
}
