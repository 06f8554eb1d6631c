import { Entity } from '@backstage/catalog-model';
import {
  PolicyDecision,
  RuleResult,
} from '@meshport/backstage-plugin-data-access-common';
import { combineResults } from './combineResults';
import { CompiledRule } from './compileRules';
import { evaluateRules } from './evaluateRules';
import { PolicyBook, RulesInForce } from './PolicyBook';
import { RuleInputs, ruleVariables } from './ruleInputs';

/**
 * What the rules for one port are.
 * @internal
 */
export interface PortRules extends RulesInForce {
  /** What could not be applied at all. */
  unusable: readonly RuleResult[];
  /** Why rules may not approve; absent when they may. */
  peopleOnly?: string;
}

/**
 * Puts together the rules of the policies in force and those of the port.
 * @internal
 */
export function portRules(
  book: PolicyBook,
  own: RulesInForce,
  product: Entity,
  options: { domains: readonly string[]; peopleOnly: string | undefined },
): PortRules {
  const { domains, peopleOnly } = options;
  const general = book.rulesFor(product, domains);
  return {
    rules: [...general.rules, ...own.rules],
    versions: { ...general.versions, ...own.versions },
    unusable: book.unusable,
    ...(peopleOnly && { peopleOnly }),
  };
}

/**
 * What rules say about a request. Depends on its arguments alone.
 *
 * @returns the outcome, with what each rule said, and the rules that apply
 * @internal
 */
export function judgeRequest(
  { rules, unusable, peopleOnly }: PortRules,
  inputs: RuleInputs,
): Pick<PolicyDecision, 'outcome' | 'reason' | 'rules'> & {
  applying: CompiledRule[];
} {
  const said = evaluateRules(rules, ruleVariables(inputs));
  const results = [...unusable, ...said];
  const combined = combineResults(results);
  return {
    ...(combined.outcome === 'approve' && peopleOnly
      ? { outcome: 'decide', reason: peopleOnly }
      : combined),
    rules: results,
    applying: rules.filter((_, index) => said[index].result === 'applies'),
  };
}

/**
 * Whether a rule looks at the levels of the product.
 * @internal
 */
export function readsLevels({ rules }: RulesInForce): boolean {
  return rules.some(
    rule =>
      'expression' in rule &&
      rule.expression.paths.some(([root]) => root === 'levels'),
  );
}
