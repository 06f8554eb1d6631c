/**
 * Whether two parts of a document say the same, in whatever order their keys
 * and list items are. Absent and `null` are the same.
 * @internal
 */
export function sameMeaning(before: unknown, after: unknown): boolean {
  if (isPlain(before) || isPlain(after)) {
    return (before ?? undefined) === (after ?? undefined);
  }
  return (
    JSON.stringify(before) === JSON.stringify(after) ||
    canonicalText(before) === canonicalText(after)
  );
}

/**
 * A text that is the same for all parts that say the same.
 * @internal
 */
export function canonicalText(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(canonicalText).sort().join(',')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
      .filter(([, child]) => child !== undefined && child !== null)
      .map(([key, child]) => `${JSON.stringify(key)}:${canonicalText(child)}`);
    return `{${entries.sort().join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

function isPlain(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}

/**
 * Whether all values of the first list are in the second one.
 * @internal
 */
export function isSubset(
  inner: readonly unknown[],
  outer: readonly unknown[],
): boolean {
  const known = new Set(outer.map(canonicalText));
  return inner.every(value => known.has(canonicalText(value)));
}
