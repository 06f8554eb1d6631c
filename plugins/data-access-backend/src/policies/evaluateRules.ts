import { RuleResult } from '@meshport/backstage-plugin-data-access-common';
import {
  DeadlineError,
  Expression,
  Outcome,
  RuleVariables,
  runWithDeadline,
} from '@meshport/backstage-plugin-data-mesh-node';
import { CompiledRule } from './compileRules';

const DEADLINE_MS = 250;

/**
 * What rules say. Never throws for a rule.
 * @internal
 */
export function evaluateRules(
  rules: readonly CompiledRule[],
  variables: RuleVariables,
): RuleResult[] {
  return rules.map(rule => {
    const { policy, id, title, effect, reason } = rule;
    const said =
      'problem' in rule
        ? unknown(`The rule cannot be used: ${rule.problem}`)
        : evaluate(rule.expression, variables);
    return { policy, rule: id, title, effect, reason, ...said };
  });
}

function evaluate(
  expression: Expression,
  variables: RuleVariables,
): Pick<RuleResult, 'result'> & { reason?: string } {
  const outcome = inTime(expression, variables);
  if ('error' in outcome) {
    return unknown(
      // An error may quote what it is about, and the purpose can be erased.
      readsPurpose(expression)
        ? 'The rule cannot be evaluated for this purpose'
        : outcome.error,
    );
  }
  switch (outcome.value) {
    case true:
      return { result: 'applies' };
    case false:
      return { result: 'does-not-apply' };
    default:
      return unknown('The rule did not result in true or false');
  }
}

function inTime(expression: Expression, variables: RuleVariables): Outcome {
  if (expression.isStraight) {
    return expression.evaluate(variables);
  }
  try {
    return runWithDeadline(DEADLINE_MS, () => expression.evaluate(variables));
  } catch (error) {
    if (error instanceof DeadlineError) {
      return { error: `The rule ${error.message}` };
    }
    throw error;
  }
}

function readsPurpose({ paths }: Expression): boolean {
  return paths.some(
    ([root, field]) =>
      root === 'request' && (field === undefined || field === 'purpose'),
  );
}

function unknown(reason: string) {
  return { result: 'unknown', reason } as const;
}
