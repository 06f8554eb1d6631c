/**
 * Where in a document a field is, as people write it:
 * `spec.checks[0].level`.
 *
 * @param keys - names and, for lists, positions
 * @public
 */
export function fieldPath(keys: readonly PropertyKey[]): string {
  return keys
    .map((key, index) => {
      if (typeof key === 'number') {
        return `[${key}]`;
      }
      return index === 0 ? String(key) : `.${String(key)}`;
    })
    .join('');
}
