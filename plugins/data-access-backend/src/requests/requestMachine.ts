import { RequestState } from '@meshport/backstage-plugin-data-access-common';
import { SYSTEM } from '../workflow/actors';
import {
  answerRefusal,
  askRefusal,
  cancelRefusal,
  decisionRefusal,
  denialRefusal,
  lessRefusal,
  refuse,
} from './requestGuards';
import {
  Opening,
  RequestAction,
  RequestEffect,
  RequestEventType,
  RequestPatch,
  RequestSnapshot,
  RequestTransition,
} from './requestTypes';

/**
 * Moves a request. Every action has an answer in every state: what changes, or
 * why it may not. Only `pending` ever changes.
 *
 * Neither the requester nor anyone behind the holder ever decides, and nobody
 * fills two steps, whatever groups they are in. Silence never approves.
 * @internal
 */
export function transitionRequest(
  request: RequestSnapshot,
  action: RequestAction,
): RequestTransition {
  if (request.state !== 'pending') {
    return refuse('state', `The request is already ${request.state}`);
  }
  switch (action.type) {
    case 'approve':
      return (
        decisionRefusal(request, action.actor, 'approve') ??
        lessRefusal(request, action) ??
        approve(request, action)
      );
    case 'deny':
      return (
        decisionRefusal(request, action.actor, 'deny') ??
        denialRefusal(action.comment) ??
        close('denied', 'request.denied', ['notify-requester'])
      );
    case 'cancel':
      return (
        cancelRefusal(request, action.actor) ??
        close('cancelled', 'request.cancelled', [])
      );
    case 'ask': {
      const { actor, at, text } = action;
      return (
        askRefusal(request, actor, text) ?? {
          patch: { question: { by: actor.userRef, at, text: text.trim() } },
          event: 'request.asked',
          effects: ['stop-clock', 'notify-requester'],
        }
      );
    }
    case 'answer':
      return answerRefusal(request, action) ?? answer(request, action);
    case 'remind':
      return {
        patch: {},
        event: 'request.reminded',
        effects: ['next-stage', 'notify-approvers'],
      };
    case 'escalate':
      return escalate(request, action);
    case 'lapse':
      return close('lapsed', 'request.lapsed', ['notify-requester']);
    default: {
      const { patch, effects } = openRequest(action.opening, request.approvers);
      return {
        patch: { ...patch, granted: undefined, question: action.question },
        event: 'request.voided',
        effects: action.question
          ? effects.map(effect =>
              effect === 'start-clock' ? 'stop-clock' : effect,
            )
          : effects,
      };
    }
  }
}

/**
 * How a request begins, or begins anew: as the policies say.
 *
 * @param known - who answers for the port when nobody has to decide
 * @internal
 */
export function openRequest(
  { outcome, steps }: Opening,
  known: string[],
): {
  patch: RequestPatch & { state: RequestState; approvers: string[] };
  effects: RequestEffect[];
} {
  if (outcome === 'decide') {
    return {
      patch: {
        state: 'pending',
        steps,
        currentStep: 0,
        approvers: steps[0]?.approvers ?? [],
      },
      effects: ['start-clock', 'notify-approvers'],
    };
  }
  const approved = outcome === 'approve';
  return {
    patch: {
      state: approved ? 'approved' : 'denied',
      steps: [],
      currentStep: undefined,
      approvers: known,
    },
    effects: approved ? ['grant', 'notify-requester'] : ['notify-requester'],
  };
}

function approve(
  request: RequestSnapshot,
  action: Extract<RequestAction, { type: 'approve' }>,
): RequestTransition {
  const { actor, at, comment, duration, filter } = action;
  const index = request.currentStep ?? 0;
  const approval = { by: actor.userRef, at, ...(comment && { comment }) };
  const steps = request.steps.map((step, i) =>
    i === index ? { ...step, approvals: [...step.approvals, approval] } : step,
  );
  const granted =
    duration || filter
      ? {
          ...request.granted,
          ...(duration && { duration }),
          ...(filter && { filter }),
        }
      : request.granted;
  // Who approves with a question open has made up their mind without it.
  const question = request.question?.answer ? request.question : undefined;
  const patch = { steps, granted, question };

  if (steps[index].approvals.length < steps[index].quorum) {
    return {
      patch,
      event: 'request.step-approved',
      effects: request.question && !question ? ['resume-clock'] : [],
    };
  }
  if (index + 1 < steps.length) {
    return {
      patch: {
        ...patch,
        currentStep: index + 1,
        approvers: steps[index + 1].approvers,
      },
      event: 'request.step-approved',
      effects: ['start-clock', 'notify-approvers', 'notify-requester'],
    };
  }
  return close('approved', 'request.approved', ['grant', 'notify-requester'], {
    ...patch,
    approvers: [...new Set(steps.flatMap(step => step.approvers))],
  });
}

function answer(
  request: RequestSnapshot,
  action: Extract<RequestAction, { type: 'answer' }>,
): RequestTransition {
  const { actor, at, text } = action;
  return {
    patch: {
      question: request.question && {
        ...request.question,
        answer: { by: actor.userRef, at, text: text.trim() },
      },
    },
    event: 'request.answered',
    // Nobody has heard of it yet when the portal itself has asked.
    effects:
      request.question?.by === SYSTEM
        ? ['start-clock', 'notify-approvers']
        : ['resume-clock', 'notify-approvers'],
  };
}

function escalate(
  request: RequestSnapshot,
  action: Extract<RequestAction, { type: 'escalate' }>,
): RequestTransition {
  const approvers = [...new Set([...request.approvers, ...action.approvers])];
  return {
    patch: {
      approvers,
      steps: request.steps.map((step, i) =>
        i === request.currentStep
          ? { ...step, approvers, escalatedAt: action.at }
          : step,
      ),
    },
    event: 'request.escalated',
    effects: ['next-stage', 'notify-approvers'],
  };
}

function close(
  state: RequestState,
  event: RequestEventType,
  effects: readonly RequestEffect[],
  patch: RequestPatch = {},
): RequestTransition {
  return {
    patch: { ...patch, state, currentStep: undefined },
    event,
    effects,
  };
}
