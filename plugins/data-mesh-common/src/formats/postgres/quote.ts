/** Longest name of anything in PostgreSQL, in bytes of UTF-8. @internal */
export const MAX_NAME_BYTES = 63;

/**
 * A name as PostgreSQL reads it whatever is in it.
 * @internal
 */
export function quoteName(name: string): string {
  return `"${wellFormed(name).replaceAll('"', '""')}"`;
}

/**
 * A text as a literal that means the text under every setting of the session.
 * @internal
 */
export function quoteText(text: string): string {
  const quoted = wellFormed(text).replaceAll("'", "''");
  return quoted.includes('\\')
    ? `E'${quoted.replaceAll('\\', '\\\\')}'`
    : `'${quoted}'`;
}

/**
 * A text as comment lines: no line of it is ever read as a statement.
 * @internal
 */
export function commentLines(text: string): string {
  return wellFormed(text)
    .split(/[\p{Control}\u2028\u2029]+/u)
    .map(line => `-- ${line}`.trimEnd())
    .join('\n');
}

/** How long a name is for PostgreSQL. @internal */
export function nameBytes(name: string): number {
  return new TextEncoder().encode(wellFormed(name)).byteLength;
}

// Half a character is none; the engine has no NUL in texts.
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD').replaceAll('\0', '\uFFFD');
}
