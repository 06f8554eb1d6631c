import { ReadPath } from './readPaths';
import { RuleVariables } from './RuleLanguage';

/**
 * The value at a place in the variables; `undefined` when there is none.
 * @public
 */
export function valueAt(path: ReadPath, variables: RuleVariables): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      Object.hasOwn(Object(value), key)
        ? (value as Record<string, unknown>)[key]
        : undefined,
    variables,
  );
}
