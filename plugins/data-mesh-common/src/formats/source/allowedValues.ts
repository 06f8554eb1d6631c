import { Source } from './Source';

/**
 * The quality rule that allows no other values than those it lists. ODCS 3.1
 * has no other word for an enumeration, or for a pattern of values that are no
 * texts.
 *
 * @param property - a column or nested field
 * @internal
 */
export function findValueRule(
  property: Source,
  argument: 'validValues' | 'pattern',
): Source | undefined {
  return property
    .at('quality')
    .items()
    .find(
      rule =>
        rule.at('metric').value === 'invalidValues' &&
        rule.at('mustBe').value === 0 &&
        [undefined, 'library'].includes(typeOfRule(rule)) &&
        rule.at('arguments').at(argument).exists,
    );
}

/**
 * Takes the words that make a quality rule an enumeration or a pattern; what
 * else the rule says stays untaken.
 *
 * @internal
 */
export function takeValueRule(rule: Source): void {
  rule.at('metric').take();
  rule.at('mustBe').take();
  rule.at('type').take();
}

/**
 * Writes an enumeration as ODCS 3.1 can say it.
 * @internal
 */
export function allowedValuesRule(values: readonly unknown[]) {
  return {
    type: 'library',
    metric: 'invalidValues',
    arguments: { validValues: values },
    mustBe: 0,
  };
}

function typeOfRule(rule: Source): string | undefined {
  const type = rule.at('type').value;
  return typeof type === 'string' ? type : undefined;
}
