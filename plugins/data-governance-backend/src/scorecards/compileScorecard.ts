import { Entity } from '@backstage/catalog-model';
import { filterPredicateToFilterFunction } from '@backstage/filter-predicates';
import { Environment } from '@marcbachmann/cel-js';
import { Explainer } from '../cel/Explainer';
import { compileExpression, Expression } from '../cel/Expression';
import { CheckDefinition, ScorecardDefinition } from './ScorecardDefinition';

/** @internal */
export interface CompiledCheck {
  definition: CheckDefinition;
  /** Absent when the rule cannot be used with the facts installed now. */
  rule?: { expression: Expression; explainer: Explainer };
  message?: Expression;
  /** Why the rule cannot be used. */
  problem?: string;
}

/** @internal */
export interface CompiledScorecard {
  definition: ScorecardDefinition;
  /** Of the definition, to tell versions apart. */
  hash: string;
  /** Whether the scorecard's predicate selects a product; scope set aside. */
  selects(product: Entity): boolean;
  checks: CompiledCheck[];
  /** Each names scorecard, check and expression. */
  problems: string[];
}

/**
 * Parses and type-checks the rules of a scorecard. A check whose rule cannot
 * be used has a `problem`, the others work.
 *
 * @internal
 */
export function compileScorecard(
  environment: Environment,
  definition: ScorecardDefinition,
  hash: string,
): CompiledScorecard {
  const problems: string[] = [];
  const checks = definition.checks.map((check): CompiledCheck => {
    const report = (field: string, source: string, problem: string) => {
      problems.push(
        `Scorecard ${definition.ref}, check '${check.id}', ${field} '${source}': ${problem}`,
      );
    };
    const rule = compileExpression(environment, check.rule, 'bool');
    if ('problem' in rule) {
      report('rule', check.rule, rule.problem);
      return { definition: check, problem: rule.problem };
    }
    const compiled: CompiledCheck = {
      definition: check,
      rule: {
        expression: rule.expression,
        explainer: new Explainer(rule.expression),
      },
    };
    if (check.message !== undefined) {
      const message = compileExpression(environment, check.message, 'string');
      if ('problem' in message) {
        report('message', check.message, message.problem);
      } else {
        compiled.message = message.expression;
      }
    }
    return compiled;
  });
  return {
    definition,
    hash,
    selects: selectorOf(definition),
    checks,
    problems,
  };
}

function selectorOf({
  appliesTo,
}: ScorecardDefinition): (product: Entity) => boolean {
  return appliesTo === undefined
    ? () => true
    : filterPredicateToFilterFunction(appliesTo);
}
