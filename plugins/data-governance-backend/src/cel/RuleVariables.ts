import { ReadPath } from './readPaths';

/**
 * What rules read of one product.
 * @internal
 */
export interface RuleVariables {
  readonly product: unknown;
  readonly ports: unknown[];
  readonly contracts: unknown[];
  /** By source, then by name. */
  readonly facts: Record<string, unknown>;
}

/**
 * The names of {@link RuleVariables}.
 * @internal
 */
export const RULE_VARIABLES: readonly string[] = [
  'product',
  'ports',
  'contracts',
  'facts',
] satisfies (keyof RuleVariables)[];

/**
 * The value at a place in the variables; `undefined` when there is none.
 * @internal
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
