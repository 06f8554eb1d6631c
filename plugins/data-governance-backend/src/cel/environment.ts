import { Environment } from '@marcbachmann/cel-js';
import { FactDeclaration } from '@meshport/backstage-plugin-data-governance-common';
import { registerLinearMatches } from './linearMatches';
import { Meter } from './Meter';

const LIMITS = {
  maxAstNodes: 1_000,
  maxDepth: 50,
  maxListElements: 200,
  maxMapEntries: 200,
  maxCallArguments: 16,
};

/**
 * A source of facts as rules see it.
 * @internal
 */
export interface FactSource {
  id: string;
  facts: Record<string, FactDeclaration>;
  /**
   * Whether other tools push them: that none came yet is no failure then, and
   * `has()` is false for them.
   */
  pushed?: boolean;
}

/**
 * The language of rules: the typed variables and the limits of an expression.
 *
 * @param sources - their facts are typed, so that a rule that misspells one
 * is refused when it is loaded
 * @param meter - is charged for the texts that are searched
 * @internal
 */
export function createRuleEnvironment(
  sources: readonly FactSource[],
  meter: Meter,
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
        sources.map(({ id, facts }) => [
          id,
          Object.fromEntries(
            Object.entries(facts).map(([name, { type }]) => [name, type]),
          ),
        ]),
      ),
    });
  return registerLinearMatches(environment, meter);
}
