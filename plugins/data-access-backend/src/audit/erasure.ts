import { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import {
  AccessGrant,
  AccessRequest,
} from '@meshport/backstage-plugin-data-access-common';
import { RequestRecord } from '../database/requestRows';

/**
 * Why the private texts of a request cannot be erased now, in words. They are
 * what a right rests on: while it may still be given or lives, policies and
 * people need them.
 *
 * @returns `undefined` when they can
 * @internal
 */
export function erasureRefusal(
  request: Pick<AccessRequest, 'state' | 'erasedAt'>,
  grant: Pick<AccessGrant, 'endedAt'> | undefined,
): string | undefined {
  if (request.erasedAt !== undefined) {
    return 'The texts of this request were erased already';
  }
  if (request.state === 'pending') {
    return 'The request is still pending: its texts can be erased once it was decided or cancelled';
  }
  return grant && grant.endedAt === undefined
    ? 'The right has not ended: its texts can be erased once it has'
    : undefined;
}

/**
 * The request without its private texts: who did what and when stays.
 *
 * @param at - ISO 8601
 * @internal
 */
export function withoutTexts(
  request: RequestRecord,
  at: string,
): RequestRecord {
  const { comment, question, decision, policy, ...rest } = request;
  return {
    ...rest,
    purpose: '',
    erasedAt: at,
    steps: request.steps.map(step => ({
      ...step,
      approvals: step.approvals.map(({ by, at: when }) => ({ by, at: when })),
    })),
    ...(decision && { decision: { by: decision.by, at: decision.at } }),
    ...(question && {
      question: {
        ...question,
        text: '',
        ...(question.answer && { answer: { ...question.answer, text: '' } }),
      },
    }),
    ...(policy && {
      policy: { ...policy, inputs: withoutPurpose(policy.inputs) },
    }),
  };
}

/**
 * A notification that was not sent yet, without what it says of a request
 * beyond its title.
 * @internal
 */
export function withoutDescription(
  notification: NotificationSendOptions,
): NotificationSendOptions {
  const { payload } = notification;
  return payload.description === undefined
    ? notification
    : {
        ...notification,
        payload: {
          ...payload,
          description: 'What it was for, and what was said, was erased.',
        },
      };
}

/** What the rules were given, without what it was for. */
function withoutPurpose(
  inputs: Record<string, unknown>,
): Record<string, unknown> {
  const { request } = inputs;
  return typeof request === 'object' && request !== null
    ? { ...inputs, request: { ...request, purpose: '' } }
    : inputs;
}
