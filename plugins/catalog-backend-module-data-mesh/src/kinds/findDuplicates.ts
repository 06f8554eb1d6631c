import { FieldProblem } from './KindModel';

/**
 * Finds items of a list that share a key with an earlier one.
 *
 * @param path - of the list
 * @param keys - of the items, in their order
 * @param what - the key's name, e.g. `name and version`
 * @internal
 */
export function findDuplicates(
  path: string,
  keys: string[],
  what: string,
): FieldProblem[] {
  const first = new Map<string, number>();
  const problems: FieldProblem[] = [];
  keys.forEach((key, index) => {
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, index);
    } else {
      problems.push({
        path: `${path}[${index}]`,
        message: `has the same ${what} as ${path}[${earlier}] (${key}); give it another`,
      });
    }
  });
  return problems;
}
