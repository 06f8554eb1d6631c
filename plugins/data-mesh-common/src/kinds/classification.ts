/**
 * How sensitive data is, least sensitive first. The order is meaningful: a
 * port is at least as sensitive as its most sensitive column.
 * @public
 */
export const CLASSIFICATIONS = [
  'public',
  'internal',
  'confidential',
  'restricted',
] as const;

/**
 * One of {@link CLASSIFICATIONS}.
 * @public
 */
export type Classification = (typeof CLASSIFICATIONS)[number];

/**
 * Tells whether a value is a known classification.
 * @public
 */
export function isClassification(value: unknown): value is Classification {
  return (CLASSIFICATIONS as readonly unknown[]).includes(value);
}

/**
 * The most sensitive of the given classifications, or `undefined` for none.
 * @public
 */
export function highestClassification(
  values: Iterable<Classification | undefined>,
): Classification | undefined {
  let highest = -1;
  for (const value of values) {
    if (value) {
      highest = Math.max(highest, CLASSIFICATIONS.indexOf(value));
    }
  }
  return CLASSIFICATIONS[highest];
}
