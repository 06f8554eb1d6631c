import { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { AccessFilter } from '@meshport/backstage-plugin-data-mesh-common';
import { RequestRecord } from '../database/requestRows';
import { RequestEventType } from '../requests/requestTypes';
import { compose, inWords, moment, portName, shortName } from './compose';

/**
 * To those who may decide: what is asked, and what to do about it.
 *
 * @param event - what happened
 * @internal
 */
export function approversMessage(
  request: RequestRecord,
  event: RequestEventType,
): NotificationSendOptions {
  const asks = `${shortName(request.requester)} asks to read ${portName(
    request,
  )}`;
  const titles: Partial<Record<RequestEventType, string>> = {
    'request.step-approved': `${asks}; your approval is the next`,
    'request.reminded': `Still open: ${asks}`,
    'request.escalated': `Nobody has decided yet: ${asks}`,
    'request.answered': `${shortName(
      request.requester,
    )} has answered about ${portName(request)}`,
    'request.voided': `Decide anew: ${asks}`,
  };
  return compose(request, request.approvers, {
    title: titles[event] ?? asks,
    description: [
      event === 'request.voided' &&
        'What the approvals rested on has changed, so they are void.',
      event === 'request.answered' &&
        `The answer: ${request.question?.answer?.text}`,
      ...whatIsAsked(request),
      request.lapsesAt &&
        `Approve, deny or ask on the page of the request; without a decision it lapses on ${moment(
          request.lapsesAt,
        )}.`,
    ]
      .filter(Boolean)
      .join(' '),
    ...(event === 'request.escalated' && { severity: 'high' as const }),
    // An approving group may hold the requester too.
    exclude: request.requester,
  });
}

/**
 * To the requester: what became of the request.
 *
 * @param event - what happened
 * @internal
 */
export function requesterMessage(
  request: RequestRecord,
  event: RequestEventType,
): NotificationSendOptions {
  const ask = `Your request to read ${portName(request)}`;
  const { decision } = request;
  const why = decision?.comment && sentence(decision.comment);
  switch (event) {
    case 'request.asked':
      return compose(request, [request.requester], {
        title: `A question about your request to read ${portName(request)}`,
        description: `${shortName(request.question?.by ?? '')} asks: ${
          request.question?.text
        } The request waits for your answer.`,
        dialog: 'answer',
      });
    case 'request.step-approved':
      return compose(request, [request.requester], {
        title: `${ask} was approved in part`,
        description: `Next to decide: ${names(request.approvers)}. ${less(
          request,
        )}`.trim(),
      });
    case 'request.lapsed':
      return compose(request, [request.requester], {
        title: `${ask} has lapsed`,
        description: 'Nobody decided in time. You can ask again.',
      });
    case 'request.voided':
      return compose(request, [request.requester], {
        title: `${ask} has to be decided anew`,
        description:
          `The port or its contract has changed, so the approvals are void. ${
            request.question ? sentence(request.question.text) : ''
          }`.trim(),
      });
    default:
      return compose(request, [request.requester], {
        title: `${ask} was ${request.state}`,
        description:
          request.state === 'approved'
            ? [
                decision?.by === 'system' && policyReason(request),
                less(request),
                request.renews
                  ? 'The right you have is being prolonged.'
                  : 'The right is being granted; you will hear when you can read.',
              ]
                .filter(Boolean)
                .join(' ')
            : why || policyReason(request),
      });
  }
}

function whatIsAsked(request: RequestRecord): string[] {
  const { holder, requester, comment } = request;
  const filter = request.granted?.filter ?? request.filter;
  const duration = request.granted?.duration ?? request.duration;
  return [
    `For: ${request.purpose}.`,
    `Duration: ${inWords(duration)}.`,
    ...(holder === requester ? [] : [`To be held by ${shortName(holder)}.`]),
    ...(filter ? [`Only ${filterInWords(filter)}.`] : []),
    ...(request.renews ? ['It prolongs access they have.'] : []),
    ...(comment ? [sentence(comment)] : []),
  ];
}

function less({ granted }: RequestRecord): string {
  if (!granted) {
    return '';
  }
  const parts = [
    granted.duration && `for ${inWords(granted.duration)}`,
    granted.filter && `only ${filterInWords(granted.filter)}`,
  ].filter(Boolean);
  return parts.length > 0 ? `Less than asked for: ${parts.join(', ')}.` : '';
}

function filterInWords({ columns, rows = [] }: AccessFilter): string {
  return [
    columns && `the columns ${columns.join(', ')}`,
    ...rows.map(
      ({ column, values }) => `rows with ${column} ${values.join(' or ')}`,
    ),
  ]
    .filter(Boolean)
    .join(', ');
}

function policyReason({ policy }: RequestRecord): string {
  return policy ? sentence(policy.reason) : '';
}

function names(refs: readonly string[]): string {
  return refs.map(shortName).join(', ');
}

/** Text that ends as a sentence does. @internal */
export function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
