const MAX_SHOWN = 60;

/**
 * Says that a value is missing or of another type than wanted, and the mend.
 *
 * @param wanted - e.g. `a text`
 * @internal
 */
export function describeWrongType(value: unknown, wanted: string): string {
  if (value === undefined) {
    return `is missing; add it as ${wanted}`;
  }
  if (value === null) {
    return `has no value; remove the key or give it ${wanted}`;
  }
  if (
    wanted === 'a text' &&
    (typeof value === 'number' || typeof value === 'boolean')
  ) {
    return `is ${nameValue(value)}; put it in quotes to make it a text`;
  }
  return `is ${nameValue(value)}; use ${wanted}`;
}

/** A value as it may be told: short, with its type. */
export function nameValue(value: unknown): string {
  if (Array.isArray(value)) {
    return 'a list';
  }
  if (typeof value === 'object') {
    return value === null ? 'empty' : 'a mapping';
  }
  return typeof value === 'string'
    ? showText(value)
    : `the ${typeof value} ${value}`;
}

function showText(text: string): string {
  return text.length > MAX_SHOWN
    ? `'${text.slice(0, MAX_SHOWN)}…'`
    : `'${text}'`;
}
