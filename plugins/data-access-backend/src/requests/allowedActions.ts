import {
  AccessRequest,
  AllowedActions,
} from '@meshport/backstage-plugin-data-access-common';
import { erasureRefusal } from '../audit/erasure';
import { GrantRecord } from '../database/grantRows';
import { RequestRecord } from '../database/requestRows';
import { answersFor } from '../grants/answersFor';
import { GrantAction, transitionGrant } from '../grants/grantMachine';
import { answerRefusal, cancelRefusal, decisionRefusal } from './requestGuards';
import { Actor } from './requestTypes';

/**
 * What the caller may do now: what the machines allow, and the policy too.
 *
 * @param grant - the request's own, or the one that a renewal has prolonged:
 * what is done with that is done on the page of the request it came from
 * @param policy - by permission; `create` to ask anew
 * @internal
 */
export function allowedActions(
  request: RequestRecord,
  grant: GrantRecord | undefined,
  actor: Actor,
  policy: {
    decide: boolean;
    cancel: boolean;
    revoke: boolean;
    create: boolean;
    erase: boolean;
  },
): AllowedActions {
  const pending = request.state === 'pending';
  const own = request.renews ? undefined : grant;
  const can = (action: GrantAction) =>
    own !== undefined && 'next' in transitionGrant(own, action);
  const isTheirs = own !== undefined && answersFor(own, request, actor);
  return {
    decide: policy.decide && pending && !decisionRefusal(request, actor),
    answer: pending && !answerRefusal(request, { actor, text: 'any' }),
    cancel: policy.cancel && pending && !cancelRefusal(request, actor),
    revoke: policy.revoke && can({ type: 'end', reason: 'revoked' }),
    giveBack: isTheirs && can({ type: 'end', reason: 'given-back' }),
    renew: policy.create && isTheirs && can({ type: 'extend' }),
    handOver:
      isTheirs && !own.holder.startsWith('user:') && can({ type: 'hand-over' }),
    retry: policy.revoke && can({ type: 'retry' }),
    erase: policy.erase && mayBeErased(request, grant),
  };
}

function mayBeErased(
  request: Pick<AccessRequest, 'state' | 'erasedAt'>,
  grant: GrantRecord | undefined,
): boolean {
  return erasureRefusal(request, grant) === undefined;
}
