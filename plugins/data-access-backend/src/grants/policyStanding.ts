import { PolicyDecision } from '@meshport/backstage-plugin-data-access-common';
import { RequestRecord } from '../database/requestRows';
import { SYSTEM } from '../workflow/actors';

/**
 * What the rules of today say of a right that was approved. `unknown`: they
 * could not all be evaluated, so that nothing may follow from it.
 * @internal
 */
export type PolicyStanding =
  | { kind: 'allowed' }
  | { kind: 'refused' | 'unknown'; message: string };

/**
 * Whether the rules of today allow what was approved. What people approved
 * stands unless a rule denies it; what the rules alone approved stands only as
 * long as they still would.
 * @internal
 */
export function policyStanding(
  request: Pick<RequestRecord, 'decision'>,
  verdict: Pick<PolicyDecision, 'outcome' | 'reason' | 'rules'>,
): PolicyStanding {
  if (verdict.outcome === 'deny') {
    return {
      kind: 'refused',
      message: `The rules for access now refuse it: ${verdict.reason}`,
    };
  }
  const byRulesAlone = request.decision?.by === SYSTEM;
  if (!byRulesAlone || verdict.outcome === 'approve') {
    return { kind: 'allowed' };
  }
  return verdict.rules.some(({ result }) => result === 'unknown')
    ? {
        kind: 'unknown',
        message: `The rules that approved it cannot be evaluated now: ${verdict.reason}`,
      }
    : {
        kind: 'refused',
        message: `It was approved by rules alone, which now leave the decision to people: ${verdict.reason}`,
      };
}
