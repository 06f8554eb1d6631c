import { RequestRecord } from '../database/requestRows';
import { RequestEventType } from '../requests/requestTypes';
import { approversMessage, requesterMessage } from './requestMessages';

const request: RequestRecord = {
  id: 'r-1',
  state: 'pending',
  product: 'dataproduct:default/flights',
  port: 'flights',
  version: '1.0.0',
  requester: 'user:default/chen',
  holder: 'user:default/chen',
  approvers: ['group:default/flight-operations'],
  steps: [],
  purpose: 'Punctuality reporting',
  duration: 'P7D',
  lapsesAt: '2026-12-23T09:00:00.000Z',
  createdAt: '2026-11-23T09:00:00.000Z',
  updatedAt: '2026-11-23T09:00:00.000Z',
  revision: 1,
};

describe('messages to approvers', () => {
  it('say who asks, what for, how long, what to do and until when', () => {
    expect(approversMessage(request, 'request.submitted')).toEqual({
      recipients: {
        type: 'entity',
        entityRef: ['group:default/flight-operations'],
        excludeEntityRef: 'user:default/chen',
      },
      payload: {
        title: 'chen asks to read flights / flights 1.0.0',
        description:
          'For: Punctuality reporting. Duration: 7 days. Approve, deny or ask on the page of the request; without a decision it lapses on 23 Dec 2026, 09:00 UTC.',
        link: '/data-access/requests/r-1',
        severity: 'normal',
        topic: 'data-access',
        scope: 'data-access:r-1',
      },
    });
  });

  it('say for whom the right is, and what it is narrowed to', () => {
    const { payload } = approversMessage(
      {
        ...request,
        holder: 'dataproduct:default/departure-delays',
        filter: {
          columns: ['origin', 'delay'],
          rows: [{ column: 'origin', values: ['SFO', 'JFK'] }],
        },
        comment: 'The study needs it',
      },
      'request.submitted',
    );
    expect(payload.description).toContain(
      'To be held by departure-delays. Only the columns origin, delay, rows with origin SFO or JFK. The study needs it.',
    );
  });

  it.each([
    ['request.reminded', 'Still open: chen asks', 'normal'],
    ['request.escalated', 'Nobody has decided yet: chen asks', 'high'],
    ['request.step-approved', 'your approval is the next', 'normal'],
    ['request.voided', 'Decide anew: chen asks', 'normal'],
  ] as [RequestEventType, string, string][])(
    'after %s begin with %s',
    (event, title, severity) => {
      const { payload } = approversMessage(request, event);
      expect(payload.title).toContain(title);
      expect(payload.severity).toBe(severity);
    },
  );
});

describe('messages to the requester', () => {
  it('say what was left of what was asked for', () => {
    const { payload, recipients } = requesterMessage(
      {
        ...request,
        state: 'approved',
        granted: { duration: 'P1D', filter: { columns: ['origin'] } },
        decision: { by: 'user:default/olivia', at: request.createdAt },
      },
      'request.approved',
    );
    expect(recipients).toMatchObject({ entityRef: ['user:default/chen'] });
    expect(payload.title).toBe(
      'Your request to read flights / flights 1.0.0 was approved',
    );
    expect(payload.description).toBe(
      'Less than asked for: for 1 day, only the columns origin. The right is being granted; you will hear when you can read.',
    );
  });

  it('say why a request was denied, by people or by a policy', () => {
    const denied = { ...request, state: 'denied' as const };
    expect(
      requesterMessage(
        {
          ...denied,
          decision: {
            by: 'user:default/olivia',
            at: request.createdAt,
            comment: 'Not for this',
          },
        },
        'request.denied',
      ).payload.description,
    ).toBe('Not for this.');
    expect(
      requesterMessage(
        {
          ...denied,
          policy: {
            outcome: 'deny',
            reason: 'Restricted data is not given for research',
            rules: [],
            versions: {},
            inputs: {},
            at: request.createdAt,
          },
        },
        'request.submitted',
      ).payload.description,
    ).toBe('Restricted data is not given for research.');
  });

  it('say what is asked, and that the request waits', () => {
    const { payload } = requesterMessage(
      {
        ...request,
        question: {
          by: 'user:default/olivia',
          at: request.createdAt,
          text: 'Which study is it?',
        },
      },
      'request.asked',
    );
    expect(payload.description).toBe(
      'olivia asks: Which study is it? The request waits for your answer.',
    );
    // The dialog of the answer opens with the page.
    expect(payload.link).toBe('/data-access/requests/r-1#answer');
  });
});
