import { ContractQualityOperators, ContractQualityRule } from '../types';
import { QUALITY_OPERATORS, QualityOperator } from './operators';

/**
 * Judges what was measured for a quality rule by its operator, as ODCS 3.1
 * defines them. The ends of `mustBeBetween` are within. Numbers may come as
 * text. A value that cannot be compared, such as `null` where a number is asked
 * for, does not pass, and neither does a rule without an operator.
 *
 * @param value - in the unit of the rule
 * @returns whether the rule is kept
 * @public
 */
export function judgeQualityRule(
  rule: ContractQualityRule,
  value: unknown,
): boolean {
  const operators = operatorsOf(rule);
  return (
    operators.length > 0 &&
    operators.every(([operator, limit]) => operator.holds(value, limit))
  );
}

/**
 * What a quality rule asks for in words, e.g. `at most 5 percent` or
 * `exactly 0 rows`, to be shown beside what was measured.
 *
 * @returns an empty text for a rule without an operator of ODCS 3.1
 * @public
 */
export function expectedText(rule: ContractQualityRule): string {
  const words = operatorsOf(rule)
    .map(([operator, limit]) => operator.words(limit))
    .join(' and ');
  const unit = words && unitOf(rule);
  return unit ? `${words} ${unit}` : words;
}

function operatorsOf(
  rule: ContractQualityRule,
): [operator: QualityOperator, limit: unknown][] {
  return Object.entries(QUALITY_OPERATORS)
    .filter(([name]) => rule[name] !== undefined)
    .map(([name, operator]) => [
      operator,
      rule[name as keyof ContractQualityOperators],
    ]);
}

function unitOf(rule: ContractQualityRule): string | undefined {
  if (rule.unit) {
    return rule.unit;
  }
  // The metrics of the library count rows unless they say otherwise.
  return rule.type === 'sql' ? undefined : 'rows';
}
