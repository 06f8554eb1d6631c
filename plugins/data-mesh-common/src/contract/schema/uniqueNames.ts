import { Check } from './checks';
import { Findings } from './Findings';

/**
 * A list whose items have different names. The standard does not ask for it;
 * but differences, quality results and access rules find columns by name.
 *
 * @internal
 */
export function uniqueNames<T extends { name: string }>(
  items: Check<T[]>,
): Check<T[]> {
  return (value, findings): value is T[] =>
    items(value, findings) && haveUniqueNames(value, findings);
}

function haveUniqueNames(
  items: { name: string }[],
  findings: Findings,
): boolean {
  const first = new Map<string, number>();
  let unique = true;
  items.forEach(({ name }, index) => {
    const earlier = first.get(name);
    if (earlier === undefined) {
      first.set(name, index);
      return;
    }
    findings.enter(index);
    findings.enter('name');
    unique = findings.refuse(
      `'${name}' is used before, at position ${
        earlier + 1
      } of the same list; give each one its own name`,
    );
    findings.leave();
    findings.leave();
  });
  return unique;
}
