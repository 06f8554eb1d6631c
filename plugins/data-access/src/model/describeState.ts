import { AccessRequest } from '@meshport/backstage-plugin-data-access-common';
import { describeGrant } from './describeGrant';
import { Namer, nameOf, namesOf } from './names';
import { momentInWords, StateDescription } from './stateDescription';

export type { StateDescription } from './stateDescription';

/**
 * Says in plain words where a request and its grant stand.
 *
 * @param request - the request, with its grant if it has one
 * @param viewer - entity ref of the person who reads
 * @param name - what people, teams and products are called
 */
export function describeState(
  request: AccessRequest,
  viewer: string | undefined,
  name: Namer = nameOf,
): StateDescription {
  const { decision } = request;
  switch (request.state) {
    case 'pending':
      return describePending(request, viewer, name);
    case 'denied':
      return {
        tone: 'neutral',
        label: 'Denied',
        title: describeDenial(request, name),
        detail:
          said(decision?.comment) ??
          (decision?.by === 'system' ? request.policy?.reason : undefined),
      };
    case 'cancelled':
      return {
        tone: 'neutral',
        label: 'Cancelled',
        title: 'This request was cancelled before a decision',
      };
    case 'lapsed':
      return {
        tone: 'neutral',
        label: 'Lapsed',
        title: 'Nobody decided in time, so this request lapsed',
        detail: 'Nothing was granted. You can ask again.',
      };
    case 'approved':
    default:
      return describeApproved(request, viewer, name);
  }
}

function describePending(
  request: AccessRequest,
  viewer: string | undefined,
  name: Namer,
): StateDescription {
  const { question, approvers, steps, currentStep = 0, lapsesAt } = request;
  if (question && !question.answer) {
    const who = request.requester === viewer ? 'you' : name(request.requester);
    return {
      tone: 'caution',
      label: 'Waiting for an answer',
      title: `Waiting for ${who} to answer ${name(question.by)}`,
      detail: said(question.text),
    };
  }
  const step =
    steps.length > 1 ? `, step ${currentStep + 1} of ${steps.length}` : '';
  const lapse = lapsesAt
    ? ` Without a decision it lapses ${momentInWords(lapsesAt)}.`
    : '';
  return {
    tone: 'notice',
    label: 'Waiting for a decision',
    title: `Waiting for ${namesOf(approvers, name)} to decide${step}`,
    detail: request.renews
      ? `The right stays as it is meanwhile.${lapse}`
      : `Until then nothing is granted.${lapse}`,
  };
}

function describeApproved(
  request: AccessRequest,
  viewer: string | undefined,
  name: Namer,
): StateDescription {
  const { grant, renews } = request;
  if (!grant) {
    return {
      tone: 'notice',
      label: 'Approved',
      title: 'Approved; the grant is being prepared',
    };
  }
  const prolonged =
    renews !== undefined && grant.extension?.requestId !== request.id;
  return prolonged && grant.state === 'active'
    ? {
        tone: 'good',
        label: 'Renewed',
        title: `Renewed: the right now ends ${momentInWords(grant.expiresAt)}`,
      }
    : describeGrant(grant, viewer, name);
}

function describeDenial({ decision }: AccessRequest, name: Namer): string {
  if (!decision) {
    return 'This request was denied';
  }
  return decision.by === 'system'
    ? 'A policy denied this request'
    : `${name(decision.by)} denied this request`;
}

function said(comment: string | undefined): string | undefined {
  return comment ? `“${comment}”` : undefined;
}
