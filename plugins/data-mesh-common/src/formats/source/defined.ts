/**
 * An object without the fields that have no value: the writer of YAML would
 * turn them into null.
 *
 * @internal
 */
export function defined<T extends object>(value: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(value).filter(([, field]) => field !== undefined),
  ) as Partial<T>;
}

/**
 * A list, or nothing instead of an empty one.
 * @internal
 */
export function unlessEmpty<T>(list: T[]): T[] | undefined {
  return list.length > 0 ? list : undefined;
}
