/**
 * JSON in which the keys of every object are sorted, so that equal values are
 * equal texts. As in JSON, members that are `undefined` are left out.
 *
 * @throws `TypeError` for a value that JSON cannot hold, such as a circle
 * @internal
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, part) => sorted(part)) ?? 'null';
}

function sorted(part: unknown): unknown {
  if (typeof part !== 'object' || part === null || Array.isArray(part)) {
    return part;
  }
  // Not a literal: a key may be `__proto__`.
  return Object.fromEntries(
    Object.entries(part).sort(([a], [b]) => (a < b ? -1 : Number(a > b))),
  );
}
