/**
 * Cuts a text that is too long for an agent, and shows that it is cut.
 *
 * @param length - in characters
 * @internal
 */
export function shorten(text: string, length: number): string;
export function shorten(
  text: string | undefined,
  length: number,
): string | undefined;
export function shorten(
  text: string | undefined,
  length: number,
): string | undefined {
  return text && text.length > length ? `${text.slice(0, length - 1)}…` : text;
}
