import { Environment } from '@marcbachmann/cel-js';
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
 * The CEL types of variables, or of the members of one that has to have them:
 * a rule that misspells such a member is refused when it is compiled.
 * @public
 */
export interface RuleVariableTypes {
  [name: string]: string | RuleVariableTypes;
}

/**
 * CEL with these variables, and with the limits of an expression.
 *
 * @param meter - is charged for the texts that are searched
 * @internal
 */
export function createRuleEnvironment(
  variables: RuleVariableTypes,
  meter: Meter,
): Environment {
  const environment = new Environment({
    homogeneousAggregateLiterals: false,
    enableOptionalTypes: true,
    limits: LIMITS,
  });
  for (const [name, type] of Object.entries(variables)) {
    if (typeof type === 'string') {
      environment.registerVariable(name, type);
    } else {
      environment.registerVariable({ name, schema: type });
    }
  }
  return registerLinearMatches(environment, meter);
}
