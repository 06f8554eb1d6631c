// Deeper than any entity or contract; stops a hostile one.
const MAX_DEPTH = 40;

/**
 * Turns JSON-like data into what expressions work on: whole numbers become
 * `int` (BigInt), so that `n / 2` and `n == 2` mean what they say; keys
 * without a value are left out, so that `has()` is false for them.
 *
 * @public
 */
export function toCelValue(value: unknown, depth = 0): unknown {
  if (depth > MAX_DEPTH) {
    return null;
  }
  if (typeof value === 'number') {
    return Number.isSafeInteger(value) ? BigInt(value) : value;
  }
  if (Array.isArray(value)) {
    return value.map(item => toCelValue(item, depth + 1));
  }
  if (value instanceof Date) {
    return value.toISOString();
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, item]) => item !== undefined)
        .map(([key, item]) => [key, toCelValue(item, depth + 1)]),
    );
  }
  return value;
}
