import {
  FactType,
  FactValue,
} from '@meshport/backstage-plugin-data-governance-common';

/**
 * The longest text in a fact, and the most entries of a list. What is longer
 * is not cut: a rule must not see half of it.
 * @internal
 */
export const FACT_LIMITS = { text: 10_000, entries: 10_000 } as const;

/**
 * Reads a value that came from outside.
 *
 * @returns the value, or why it is none of that type
 * @internal
 */
export function readFactValue(
  value: unknown,
  type: FactType,
): { value: FactValue } | { problem: string } {
  switch (type) {
    case 'bool':
      return typeof value === 'boolean'
        ? { value }
        : { problem: 'must be true or false' };
    case 'int':
      return typeof value === 'number' && Number.isSafeInteger(value)
        ? { value }
        : { problem: 'must be a whole number' };
    case 'double':
      return typeof value === 'number' && Number.isFinite(value)
        ? { value }
        : { problem: 'must be a number' };
    case 'string':
      return isText(value)
        ? { value }
        : {
            problem: `must be a text of at most ${FACT_LIMITS.text} characters`,
          };
    default:
      return readList(value);
  }
}

function readList(value: unknown): { value: string[] } | { problem: string } {
  if (Array.isArray(value) && value.length <= FACT_LIMITS.entries) {
    // Copied: a gap in the list becomes an entry that is no text.
    const entries: unknown[] = Array.from(value);
    if (entries.every(isText)) {
      return { value: entries };
    }
  }
  return {
    problem: `must be a list of at most ${FACT_LIMITS.entries} texts, each of at most ${FACT_LIMITS.text} characters`,
  };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= FACT_LIMITS.text;
}
