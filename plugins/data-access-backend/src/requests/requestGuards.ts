import { isNarrower } from '../ports/narrowing';
import { isShorter } from '../ports/duration';
import { SYSTEM } from '../workflow/actors';
import { Actor, Refusal, RequestAction, RequestSnapshot } from './requestTypes';

/** @internal */
export function refuse(kind: Refusal['kind'], reason: string) {
  return { refusal: { kind, reason } };
}

/**
 * Why this person may not decide the current step; `undefined` when they may.
 * @internal
 */
export function decisionRefusal(
  request: RequestSnapshot,
  { userRef, claims }: Actor,
  verdict?: 'approve' | 'deny',
) {
  if (userRef === request.requester || userRef === request.holder) {
    return refuse(
      'actor',
      'Nobody decides their own request; another approver has to',
    );
  }
  const behind = [request.holder, ...(request.holderOwners ?? [])].find(ref =>
    claims.includes(ref),
  );
  if (behind) {
    return refuse(
      'actor',
      `The right would be for ${request.holder}, and you are of ${behind}; nobody decides their own request`,
    );
  }
  const entitled = request.approvers.some(
    approver => approver === userRef || claims.includes(approver),
  );
  if (!entitled) {
    return refuse(
      'actor',
      `Only an approver can decide: ${request.approvers.join(', ')}`,
    );
  }
  if (
    request.steps.some(step => step.approvals.some(({ by }) => by === userRef))
  ) {
    return refuse(
      'actor',
      'You have approved already, and nobody approves twice; another approver has to',
    );
  }
  if (verdict === 'approve' && waitsForTerms(request)) {
    return refuse(
      'state',
      'The terms of use have changed, and the requester has not accepted them yet',
    );
  }
  return undefined;
}

/** Why less than this cannot be given; `undefined` when it can. @internal */
export function lessRefusal(
  request: RequestSnapshot,
  { duration, filter, at }: Extract<RequestAction, { type: 'approve' }>,
) {
  const { granted } = request;
  const longest = granted?.duration ?? request.duration;
  if (duration && !isShorter(duration, longest, at)) {
    return refuse(
      'input',
      `duration: '${duration}' is not an ISO 8601 duration of at most ${longest}; an approver can only give less`,
    );
  }
  if (filter && !isNarrower(filter, granted?.filter ?? request.filter)) {
    return refuse(
      'input',
      'filter: lets more be read than was asked for; an approver can only give less',
    );
  }
  return undefined;
}

/** @internal */
export function denialRefusal(comment: string) {
  return comment.trim()
    ? undefined
    : refuse('input', 'comment: say why the request is denied');
}

/** @internal */
export function cancelRefusal(
  { requester }: RequestSnapshot,
  { userRef }: Actor,
) {
  return userRef === requester
    ? undefined
    : refuse('actor', 'Only the requester can withdraw a request');
}

/** @internal */
export function askRefusal(
  request: RequestSnapshot,
  actor: Actor,
  text: string,
) {
  const { question } = request;
  return (
    decisionRefusal(request, actor) ??
    (question && !question.answer
      ? refuse('state', 'The last question has no answer yet')
      : undefined) ??
    (text.trim() ? undefined : refuse('input', 'text: write the question'))
  );
}

/** @internal */
export function answerRefusal(
  { requester, question }: RequestSnapshot,
  { actor, text }: { actor: Actor; text: string },
) {
  if (actor.userRef !== requester) {
    return refuse('actor', 'Only the requester can answer');
  }
  if (!question || question.answer) {
    return refuse('state', 'There is no question to answer');
  }
  return text.trim() ? undefined : refuse('input', 'text: write the answer');
}

/** The portal has asked whether the new terms are accepted. */
function waitsForTerms({ question }: RequestSnapshot): boolean {
  return question?.by === SYSTEM && !question.answer;
}
