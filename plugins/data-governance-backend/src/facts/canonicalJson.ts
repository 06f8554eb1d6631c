/**
 * JSON in which the keys of every object are sorted, so that equal values are
 * equal texts. As in JSON, members that are `undefined` are left out.
 *
 * @param value - as JSON gives it: objects, lists, texts, numbers, booleans,
 * null
 * @internal
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(sorted(value)) ?? 'null';
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  const result: Record<string, unknown> = {};
  for (const key of Object.keys(value).sort()) {
    const given = (value as Record<string, unknown>)[key];
    const member = typeof given === 'object' ? sorted(given) : given;
    if (key === '__proto__') {
      // Setting it would mean something else.
      Object.defineProperty(result, key, { value: member, enumerable: true });
    } else {
      result[key] = member;
    }
  }
  return result;
}
