/**
 * A text as the name of an entity or of a part of one: letters, digits, dashes
 * and dots, at most 63 of them.
 *
 * @returns `undefined` when nothing of the text can be kept
 * @internal
 */
export function entityName(text: string): string | undefined {
  const name = text
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9_.]+/g, '-')
    .slice(0, 63)
    .replace(/^[-_.]+|[-_.]+$/g, '');
  return name || undefined;
}

/**
 * A text as a semantic version, where it is close to one: `1` is `1.0.0`.
 * @internal
 */
export function semanticVersion(text: string): string | undefined {
  const [, major, minor = '0', patch = '0', rest = ''] =
    /^v?(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?([-+][0-9A-Za-z.+-]*)?$/.exec(
      text,
    ) ?? [];
  const isWellFormed =
    /^(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?(\+[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?$/.test(
      rest,
    );
  return major !== undefined && isWellFormed && text.length < 100
    ? `${[major, minor, patch].map(Number).join('.')}${rest}`
    : undefined;
}
