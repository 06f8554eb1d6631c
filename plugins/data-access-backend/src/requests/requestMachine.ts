import { RequestState } from '@meshport/backstage-plugin-data-access-common';

/**
 * Who acts: the user, and everything the user owns or is a member of.
 * @internal
 */
export interface Actor {
  userRef: string;
  /** Ownership entity refs, the user's own among them. */
  claims: readonly string[];
}

/**
 * What the machine knows of a request.
 * @internal
 */
export interface RequestSnapshot {
  state: RequestState;
  requester: string;
  approvers: readonly string[];
}

/** @internal */
export type RequestAction =
  | { type: 'approve'; actor: Actor }
  | { type: 'deny'; actor: Actor; comment: string }
  | { type: 'cancel'; actor: Actor }
  /** Nobody decided in time. */
  | { type: 'lapse' };

/** @internal */
export type RequestEventType =
  | 'request.submitted'
  | 'request.approved'
  | 'request.denied'
  | 'request.cancelled'
  | 'request.lapsed';

/**
 * What has to follow a transition, in the same transaction.
 * @internal
 */
export type RequestEffect = 'create-grant' | 'notify-requester';

/** @internal */
export type RequestTransition =
  | {
      next: RequestState;
      event: RequestEventType;
      effects: readonly RequestEffect[];
    }
  | {
      refusal: {
        /** `state`: too late; `actor`: the wrong person; `input`: not complete. */
        kind: 'state' | 'actor' | 'input';
        reason: string;
      };
    };

type Rule = Extract<RequestTransition, { next: RequestState }> & {
  /** Why this actor or this input may not do it. */
  guard?: (
    request: RequestSnapshot,
    action: RequestAction,
  ) => Extract<RequestTransition, { refusal: unknown }> | undefined;
};

const RULES: Record<RequestAction['type'], Rule> = {
  approve: {
    next: 'approved',
    event: 'request.approved',
    effects: ['create-grant', 'notify-requester'],
    guard: decider,
  },
  deny: {
    next: 'denied',
    event: 'request.denied',
    effects: ['notify-requester'],
    guard: (request, action) =>
      decider(request, action) ??
      (action.type === 'deny' && !action.comment.trim()
        ? refuse('input', 'comment: say why the request is denied')
        : undefined),
  },
  cancel: {
    next: 'cancelled',
    event: 'request.cancelled',
    effects: [],
    guard: (request, action) =>
      'actor' in action && action.actor.userRef === request.requester
        ? undefined
        : refuse('actor', 'Only the requester can withdraw a request'),
  },
  lapse: {
    next: 'lapsed',
    event: 'request.lapsed',
    effects: ['notify-requester'],
  },
};

/**
 * Moves a request. Every action has an answer in every state: the next state,
 * or why not. Only `pending` ever changes.
 *
 * The requester never decides, whatever groups they are in.
 * @internal
 */
export function transitionRequest(
  request: RequestSnapshot,
  action: RequestAction,
): RequestTransition {
  if (request.state !== 'pending') {
    return refuse('state', `The request is already ${request.state}`);
  }
  const { guard, ...transition } = RULES[action.type];
  return guard?.(request, action) ?? transition;
}

function decider(request: RequestSnapshot, action: RequestAction) {
  if (!('actor' in action)) {
    return refuse('actor', 'Only a person can decide');
  }
  const { userRef, claims } = action.actor;
  if (userRef === request.requester) {
    return refuse(
      'actor',
      'Nobody decides their own request; another approver has to',
    );
  }
  const entitled = request.approvers.some(
    approver => approver === userRef || claims.includes(approver),
  );
  return entitled
    ? undefined
    : refuse(
        'actor',
        `Only an approver can decide: ${request.approvers.join(', ')}`,
      );
}

function refuse(kind: 'state' | 'actor' | 'input', reason: string) {
  return { refusal: { kind, reason } };
}
