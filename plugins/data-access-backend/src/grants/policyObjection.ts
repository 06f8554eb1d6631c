import { PolicyDecision } from '@meshport/backstage-plugin-data-access-common';
import { RequestRecord } from '../database/requestRows';
import { SYSTEM } from '../workflow/actors';

/**
 * Why the rules of today do not allow what was approved; `undefined` when they
 * do. What people approved stands unless a rule denies it; what the rules
 * alone approved stands only as long as they still would.
 * @internal
 */
export function policyObjection(
  request: RequestRecord,
  verdict: Pick<PolicyDecision, 'outcome' | 'reason'>,
): string | undefined {
  if (verdict.outcome === 'deny') {
    return `The rules for access now refuse it: ${verdict.reason}`;
  }
  const byRulesAlone = request.decision?.by === SYSTEM;
  return byRulesAlone && verdict.outcome !== 'approve'
    ? `It was approved by rules alone, which now leave the decision to people: ${verdict.reason}`
    : undefined;
}
