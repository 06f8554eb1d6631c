/**
 * Any text as a part of a URI.
 * @internal
 */
export function encodeName(text: string): string {
  // Half a character cannot be encoded; it stands for none.
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD'));
}
