import { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { RequestRecord } from '../database/requestRows';
import { RequestEffect, RequestEventType } from '../requests/requestTypes';
import { compose, portName, shortName } from './compose';
import {
  approversMessage,
  requesterMessage,
  sentence,
} from './requestMessages';

const MOST_NAMED = 10;

/**
 * What happened to a request, and who has to hear of it.
 * @internal
 */
export interface RequestNews {
  request: RequestRecord;
  event: RequestEventType;
  effects: readonly RequestEffect[];
}

/**
 * The notifications about what happened at once: one for the same people and
 * the same news, however many requests it is about.
 * @internal
 */
export function requestNotices(
  news: readonly RequestNews[],
): NotificationSendOptions[] {
  const toApprovers = groupsOf(
    news,
    'notify-approvers',
    ({ request, event }) => [event, ...[...request.approvers].sort()],
  );
  const toRequesters = groupsOf(
    news,
    'notify-requester',
    ({ request, event }) => [event, request.state, request.requester],
  );
  return [
    ...toApprovers.map(group =>
      group.length === 1
        ? approversMessage(group[0].request, group[0].event)
        : approversDigest(group),
    ),
    ...toRequesters.map(group =>
      group.length === 1
        ? requesterMessage(group[0].request, group[0].event)
        : requesterDigest(group),
    ),
  ];
}

function approversDigest(group: readonly RequestNews[]) {
  const [{ request, event }] = group;
  const count = group.length;
  const requesters = [...new Set(group.map(one => one.request.requester))];
  const titles: Partial<Record<RequestEventType, string>> = {
    'request.submitted': `${requesters
      .map(shortName)
      .join(', ')} asks to read ${count} ports`,
    'request.step-approved': `${count} requests wait for your approval next`,
    'request.reminded': `${count} requests still wait for you`,
    'request.escalated': `Nobody has decided ${count} requests yet`,
    'request.voided': `${count} requests have to be decided anew`,
  };
  const message = compose(request, request.approvers, {
    title: titles[event] ?? `${count} requests wait for you`,
    description: `${listed(group, true)} Approve, deny or ask in your inbox.`,
    ...(event === 'request.escalated' && { severity: 'high' as const }),
    ...(requesters.length === 1 && { exclude: requesters[0] }),
  });
  return linked(message, group, '/data-access/inbox');
}

function requesterDigest(group: readonly RequestNews[]) {
  const [{ request, event }] = group;
  const titles: Partial<Record<RequestEventType, string>> = {
    'request.step-approved': 'were approved in part',
    'request.voided': 'have to be decided anew',
    'request.lapsed': 'have lapsed',
  };
  const comments = new Set(group.map(one => one.request.decision?.comment));
  const [comment] = comments;
  const message = compose(request, [request.requester], {
    title: `${group.length} of your requests ${
      titles[event] ?? `were ${request.state}`
    }`,
    description: [
      listed(group, false),
      comments.size === 1 && comment && sentence(comment),
      request.state === 'approved' &&
        'The rights are being granted; you will hear when you can read.',
    ]
      .filter(Boolean)
      .join(' '),
  });
  return linked(message, group, '/data-access/my-access');
}

/** The ports, each with who asks for it when they may differ. */
function listed(group: readonly RequestNews[], withPeople: boolean): string {
  const names = group
    .slice(0, MOST_NAMED)
    .map(({ request }) =>
      withPeople
        ? `${portName(request)} (${shortName(request.requester)}, for: ${
            request.purpose
          })`
        : portName(request),
    );
  const more = group.length - names.length;
  return sentence(`${names.join('; ')}${more > 0 ? `; and ${more} more` : ''}`);
}

/**
 * About no single request, so it takes the place of no other notification. It
 * says which they are, so that what it tells of them can be erased.
 */
function linked(
  { payload, ...message }: NotificationSendOptions,
  group: readonly RequestNews[],
  link: string,
): NotificationSendOptions {
  const { scope, ...rest } = payload;
  const requests = group.map(({ request }) => request.id);
  return { ...message, payload: { ...rest, link, metadata: { requests } } };
}

function groupsOf(
  news: readonly RequestNews[],
  effect: RequestEffect,
  keyOf: (one: RequestNews) => string[],
): RequestNews[][] {
  const groups = new Map<string, RequestNews[]>();
  for (const one of news) {
    if (one.effects.includes(effect)) {
      const key = JSON.stringify(keyOf(one));
      groups.set(key, [...(groups.get(key) ?? []), one]);
    }
  }
  return [...groups.values()];
}
