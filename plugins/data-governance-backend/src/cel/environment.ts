import { Environment } from '@marcbachmann/cel-js';
import { FactProvider } from '@meshport/backstage-plugin-data-governance-node';
import { registerLinearMatches } from './linearMatches';

const LIMITS = {
  maxAstNodes: 1_000,
  maxDepth: 50,
  maxListElements: 200,
  maxMapEntries: 200,
  maxCallArguments: 16,
};

/**
 * The variables that rules read.
 * @internal
 */
export interface RuleVariables {
  product: unknown;
  ports: unknown[];
  contracts: unknown[];
  /** By provider, then by name. */
  facts: Record<string, Record<string, unknown>>;
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
 * The language of rules: the typed variables and the limits of an expression.
 *
 * @param providers - their facts are typed, so that a rule that misspells one
 * is refused when it is loaded
 * @internal
 */
export function createRuleEnvironment(
  providers: Pick<FactProvider, 'id' | 'facts'>[],
): Environment {
  const environment = new Environment({
    homogeneousAggregateLiterals: false,
    enableOptionalTypes: true,
    limits: LIMITS,
  })
    .registerVariable('product', 'map<string, dyn>')
    .registerVariable('ports', 'list<map<string, dyn>>')
    .registerVariable('contracts', 'list<map<string, dyn>>')
    .registerVariable({
      name: 'facts',
      schema: Object.fromEntries(
        providers.map(({ id, facts }) => [
          id,
          Object.fromEntries(
            Object.entries(facts).map(([name, { type }]) => [name, type]),
          ),
        ]),
      ),
    });
  return registerLinearMatches(environment);
}
