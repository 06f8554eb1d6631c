import { NewAccessEvent } from '../database/eventLog';
import { RequestRecord } from '../database/requestRows';
import {
  RequestAction,
  RequestEventType,
  RequestTransition,
} from '../requests/requestTypes';
import { SYSTEM } from './actors';

type NewEvent = Omit<NewAccessEvent, 'at'>;

/**
 * The first line of the log about a request. Its private texts are not in the
 * details, so that they can be erased.
 * @internal
 */
export function submittedEvent(request: RequestRecord): NewEvent {
  const { product, port, version, holder, duration, filter, basket } = request;
  return {
    requestId: request.id,
    type: 'request.submitted' satisfies RequestEventType,
    actor: request.requester,
    toState: 'pending',
    purpose: request.purpose,
    ...(request.comment && { comment: request.comment }),
    details: {
      product,
      port,
      version,
      holder,
      duration,
      ...(filter && { filter }),
      ...(basket && { basket }),
      ...(request.renews && { renews: request.renews }),
      ...(request.acceptedTerms && { acceptedTerms: request.acceptedTerms }),
      steps: stepsOf(request),
    },
  };
}

/**
 * The line about a request that the policies decided at once.
 * @internal
 */
export function policyEvent(request: RequestRecord): NewEvent {
  return {
    requestId: request.id,
    type: request.state === 'approved' ? 'request.approved' : 'request.denied',
    actor: SYSTEM,
    fromState: 'pending',
    toState: request.state,
    details: {
      ...(request.state === 'approved' && { approvedBy: [SYSTEM] }),
      ...policyOf(request),
    },
  };
}

/**
 * The line of the log about a transition.
 *
 * @param written - the request as it is now
 * @internal
 */
export function requestEvent(
  move: {
    request: RequestRecord;
    action: RequestAction;
    transition: Exclude<RequestTransition, { refusal: unknown }>;
    comment?: string;
  },
  written: RequestRecord,
): NewEvent {
  const { request, action, transition, comment } = move;
  const details = detailsOf(move, written);
  const text = 'text' in action ? action.text.trim() : comment;
  return {
    requestId: request.id,
    type: transition.event,
    actor: 'actor' in action ? action.actor.userRef : SYSTEM,
    fromState: request.state,
    toState: written.state,
    ...(text && { comment: text }),
    ...(Object.keys(details).length > 0 && { details }),
  };
}

function detailsOf(
  { request, action }: { request: RequestRecord; action: RequestAction },
  written: RequestRecord,
): Record<string, unknown> {
  switch (action.type) {
    case 'approve': {
      const { duration, filter } = action;
      return {
        step: request.steps[request.currentStep ?? 0]?.title,
        ...(duration && { duration }),
        ...(filter && { filter }),
        ...(written.state === 'approved' && {
          approvedBy: written.steps.flatMap(step =>
            step.approvals.map(({ by }) => by),
          ),
        }),
      };
    }
    case 'deny':
      return { step: request.steps[request.currentStep ?? 0]?.title };
    case 'escalate':
      return { approvers: written.approvers };
    case 'answer':
      return written.acceptedTerms !== request.acceptedTerms
        ? { acceptedTerms: written.acceptedTerms }
        : {};
    case 'void':
      return {
        steps: stepsOf(written),
        ...(written.state === 'approved' && { approvedBy: [SYSTEM] }),
        ...policyOf(written),
      };
    default:
      return {};
  }
}

function stepsOf(request: RequestRecord) {
  return request.steps.map(({ title, approvers, quorum }) => ({
    title,
    approvers,
    quorum,
  }));
}

/** With the versions, so that it can be said later what the rules were. */
function policyOf({ policy }: RequestRecord): Record<string, unknown> {
  return policy ? { policy: { ...policy } } : {};
}
