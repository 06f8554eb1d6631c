/**
 * Whether two parts of a document say the same, in whatever order their keys
 * and list items are. Absent and `null` are the same.
 * @internal
 */
export function sameMeaning(before: unknown, after: unknown): boolean {
  return (
    isEqual(before ?? undefined, after ?? undefined) ||
    (isNested(before) &&
      isNested(after) &&
      canonicalText(before) === canonicalText(after))
  );
}

/**
 * Whether two parts of a document are the same and in the same order, save
 * that of keys. It is asked for every column, and walking the keys in place is
 * more than twice as fast as the libraries for it, which list them first.
 * @internal
 */
export function isEqual(before: unknown, after: unknown): boolean {
  if (before === after) {
    return true;
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    return (
      before.length === after.length &&
      before.every((item, index) => isEqual(item, after[index]))
    );
  }
  return (
    isMapping(before) && isMapping(after) && haveEqualFields(before, after)
  );
}

function haveEqualFields(before: Mapping, after: Mapping): boolean {
  let fields = Object.keys(after).length;
  for (const key in before) {
    if (Object.hasOwn(before, key)) {
      // Most fields are plain, and need no further call.
      const isSame =
        before[key] === after[key] || isEqual(before[key], after[key]);
      if (!isSame || !Object.hasOwn(after, key)) {
        return false;
      }
      fields--;
    }
  }
  return fields === 0;
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

function isNested(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

type Mapping = Record<string, unknown>;

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
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
