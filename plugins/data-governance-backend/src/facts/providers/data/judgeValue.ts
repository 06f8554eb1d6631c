import { ContractQualityRule } from '@meshport/backstage-plugin-data-mesh-common';

type Value = number | string | boolean | null;

/**
 * Holds what was measured against the operator of a rule.
 * @internal
 */
export function judgeValue(
  rule: ContractQualityRule,
  value: Value,
): { holds: boolean; expected: string } {
  const unit = rule.unit ? ` ${rule.unit}` : '';
  const number = typeof value === 'number' ? value : NaN;
  if (rule.mustBe !== undefined) {
    return { holds: value === rule.mustBe, expected: `${rule.mustBe}${unit}` };
  }
  if (rule.mustBeGreaterOrEqualTo !== undefined) {
    return {
      holds: number >= rule.mustBeGreaterOrEqualTo,
      expected: `at least ${rule.mustBeGreaterOrEqualTo}${unit}`,
    };
  }
  if (rule.mustBeLessThan !== undefined) {
    return {
      holds: number < rule.mustBeLessThan,
      expected: `less than ${rule.mustBeLessThan}${unit}`,
    };
  }
  return { holds: false, expected: 'what the rule says' };
}
