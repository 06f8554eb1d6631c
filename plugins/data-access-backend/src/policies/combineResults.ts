import {
  PolicyDecision,
  RuleResult,
} from '@meshport/backstage-plugin-data-access-common';

/**
 * What rules come to together: one that denies outweighs all others, then one
 * that asks for a step; the request is approved only when a rule approves and
 * none that might stand in the way is unknown. Else people decide.
 *
 * @returns the outcome, and why, for the requester
 * @internal
 */
export function combineResults(
  results: readonly RuleResult[],
): Pick<PolicyDecision, 'outcome' | 'reason'> {
  const applying = (effect: RuleResult['effect']) =>
    results.filter(rule => rule.effect === effect && rule.result === 'applies');
  const denied = applying('deny');
  if (denied.length > 0) {
    return { outcome: 'deny', reason: reasonsOf(denied) };
  }
  const required = applying('require');
  if (required.length > 0) {
    return { outcome: 'decide', reason: reasonsOf(required) };
  }
  const approved = applying('approve');
  if (approved.length === 0) {
    return { outcome: 'decide', reason: 'No rule decides it' };
  }
  const inTheWay = results.filter(
    rule => rule.effect !== 'approve' && rule.result === 'unknown',
  );
  return inTheWay.length > 0
    ? {
        outcome: 'decide',
        reason: `It is not known what a rule says: ${inTheWay
          .map(({ title }) => title)
          .join('; ')}`,
      }
    : { outcome: 'approve', reason: reasonsOf(approved) };
}

function reasonsOf(rules: readonly RuleResult[]): string {
  return [...new Set(rules.map(({ reason }) => reason))].join('; ');
}
