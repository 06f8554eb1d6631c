import { FieldProblem } from '../kinds/KindModel';

/**
 * Finds NUL characters, which YAML can write as an escape and PostgreSQL
 * cannot store, and keys that reach the prototype chain in careless code.
 *
 * @internal
 */
export function findUnstorableText(
  value: unknown,
  path: string,
): FieldProblem[] {
  if (typeof value === 'string') {
    return value.includes('\0')
      ? [{ path, message: 'contains a NUL character; remove it' }]
      : [];
  }
  if (Array.isArray(value)) {
    return value.flatMap((item, index) =>
      findUnstorableText(item, `${path}[${index}]`),
    );
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, child]) =>
      key === '__proto__' || key.includes('\0')
        ? [{ path, message: `has the key ${JSON.stringify(key)}; rename it` }]
        : findUnstorableText(child, `${path}.${key}`),
    );
  }
  return [];
}
