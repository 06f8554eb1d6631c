/**
 * An end of a range. Dates and times are ISO texts, which sort as they are.
 * @internal
 */
export interface Limit {
  value: number | string;
  /** Whether the value itself is outside. */
  exclusive: boolean;
}

/**
 * A range of values; an end that is absent is open.
 * @internal
 */
export interface Range {
  lower?: Limit;
  upper?: Limit;
}

/**
 * Whether everything below the first limit is below the second one.
 * @internal
 */
export function isUpperLimitWithin(inner: Limit, outer: Limit): boolean {
  return (
    typeof inner.value === typeof outer.value &&
    (inner.value < outer.value ||
      (inner.value === outer.value && (inner.exclusive || !outer.exclusive)))
  );
}

/**
 * Whether everything above the first limit is above the second one.
 * @internal
 */
export function isLowerLimitWithin(inner: Limit, outer: Limit): boolean {
  return (
    typeof inner.value === typeof outer.value &&
    (inner.value > outer.value ||
      (inner.value === outer.value && (inner.exclusive || !outer.exclusive)))
  );
}

/**
 * Whether the first ranges together hold nothing that the second ones do not.
 * Ranges of one list must not touch each other.
 * @internal
 */
export function areRangesWithin(
  inner: readonly Range[],
  outer: readonly Range[],
): boolean {
  return inner.every(small => outer.some(large => isRangeWithin(small, large)));
}

function isRangeWithin(inner: Range, outer: Range): boolean {
  return (
    (!outer.lower ||
      (inner.lower !== undefined &&
        isLowerLimitWithin(inner.lower, outer.lower))) &&
    (!outer.upper ||
      (inner.upper !== undefined &&
        isUpperLimitWithin(inner.upper, outer.upper)))
  );
}

/**
 * A limit as a sentence shows it.
 * @internal
 */
export function describeLimit({ value, exclusive }: Limit): number | string {
  return exclusive ? `${value} (itself excluded)` : value;
}
