import { Entity } from '@backstage/catalog-model';
import {
  FilterPredicate,
  filterPredicateToFilterFunction,
} from '@backstage/filter-predicates';
import {
  compileExpression,
  Explainer,
  Expression,
  ExpressionProblem,
} from '@meshport/backstage-plugin-data-mesh-node';
import {
  CheckDefinition,
  ScorecardDefinition,
  ScorecardProblem,
} from './ScorecardDefinition';
import { readsOf } from './readsOf';
import { ScorecardLanguage } from './ScorecardLanguage';

/** @internal */
export interface CompiledCheck {
  definition: CheckDefinition;
  /** Absent when the rule cannot be used with the facts installed now. */
  rule?: { expression: Expression; explainer: Explainer };
  message?: Expression;
  /** Whether the check's own predicate selects a product. */
  selects(product: Entity): boolean;
  /**
   * What has to change for the outcome to become another: `entity`,
   * `<source>.<fact>`, `<source>`, or `*` when it may read any fact.
   */
  reads: ReadonlySet<string>;
  /** Why the rule cannot be used. */
  problem?: string;
}

/** @internal */
export interface CompiledScorecard {
  /** What the rules are written in. */
  language: ScorecardLanguage;
  definition: ScorecardDefinition;
  /** Of the definition, to tell versions apart. */
  hash: string;
  /** Whether the scorecard's predicate selects a product; scope set aside. */
  selects(product: Entity): boolean;
  checks: CompiledCheck[];
  /** Whether its rules need no deadline, because none loops. */
  isStraight: boolean;
  problems: ScorecardProblem[];
}

/**
 * Parses and type-checks the rules of a scorecard. A check whose rule cannot
 * be used has a `problem`, the others work.
 *
 * @internal
 */
export function compileScorecard(
  language: ScorecardLanguage,
  definition: ScorecardDefinition,
  hash: string,
): CompiledScorecard {
  const problems: ScorecardProblem[] = [];
  const checks = definition.checks.map((check, index): CompiledCheck => {
    const report = (
      field: string,
      source: string,
      { message, place }: ExpressionProblem,
    ) => {
      problems.push({
        field: `spec.checks[${index}].${field}`,
        message: `check '${check.id}'${
          place ? `, line ${place.line}, column ${place.column}` : ''
        }: ${message}, in '${source}'`,
      });
    };
    const selects = selectorOf(check.appliesTo);
    const rule = compileExpression(language, check.rule, 'bool');
    if ('problem' in rule) {
      report('rule', check.rule, rule.problem);
      return {
        definition: check,
        selects,
        reads: new Set(),
        problem: rule.problem.message,
      };
    }
    const compiled: CompiledCheck = {
      definition: check,
      selects,
      reads: readsOf(rule.expression.paths),
      rule: {
        expression: rule.expression,
        explainer: new Explainer(rule.expression),
      },
    };
    if (check.message !== undefined) {
      const message = compileExpression(language, check.message, 'string');
      if ('problem' in message) {
        report('message', check.message, message.problem);
      } else {
        compiled.message = message.expression;
        compiled.reads = new Set([
          ...compiled.reads,
          ...readsOf(message.expression.paths),
        ]);
      }
    }
    return compiled;
  });
  return {
    language,
    definition,
    hash,
    selects: selectorOf(definition.appliesTo),
    checks,
    isStraight: checks.every(
      ({ rule, message }) =>
        (rule?.expression.isStraight ?? true) && (message?.isStraight ?? true),
    ),
    problems,
  };
}

function selectorOf(
  appliesTo: FilterPredicate | undefined,
): (product: Entity) => boolean {
  return appliesTo === undefined
    ? () => true
    : filterPredicateToFilterFunction(appliesTo);
}
