import { RequestRecord } from '../database/requestRows';
import { requestNotices } from './requestNotices';

const request = (
  port: string,
  options: Partial<RequestRecord> = {},
): RequestRecord => ({
  id: port,
  state: 'pending',
  product: 'dataproduct:default/flights',
  port,
  version: '1.0.0',
  requester: 'user:default/chen',
  holder: 'user:default/chen',
  approvers: ['group:default/flight-operations'],
  steps: [],
  purpose: 'a study',
  duration: 'P7D',
  createdAt: '2026-11-23T09:00:00.000Z',
  updatedAt: '2026-11-23T09:00:00.000Z',
  revision: 1,
  ...options,
});

describe('requestNotices', () => {
  const submitted = (one: RequestRecord) => ({
    request: one,
    event: 'request.submitted' as const,
    effects: ['notify-approvers' as const],
  });

  it('tell the same approvers of a basket once, and others of their part', () => {
    const others = { approvers: ['group:default/airports'] };
    const notices = requestNotices([
      submitted(request('flights')),
      submitted(request('airports', others)),
      submitted(request('late')),
    ]);
    expect(
      notices.map(({ recipients, payload }) => [
        'entityRef' in recipients && recipients.entityRef,
        payload.title,
        payload.link,
      ]),
    ).toEqual([
      [
        ['group:default/flight-operations'],
        'chen asks to read 2 ports',
        '/data-access/inbox',
      ],
      [
        ['group:default/airports'],
        'chen asks to read flights / airports 1.0.0',
        '/data-access/requests/airports',
      ],
    ]);
    expect(notices[0].payload.description).toBe(
      'flights / flights 1.0.0 (chen, for: a study); flights / late 1.0.0 (chen, for: a study). Approve, deny or ask in your inbox.',
    );
  });

  it('tell a requester once of what was decided at once, with the reason', () => {
    const news = [...Array(12)].map((_, i) => ({
      request: request(`p${i}`, {
        state: 'denied',
        decision: {
          by: 'user:default/olivia',
          at: '2026-11-23T10:00:00.000Z',
          comment: 'Not this year',
        },
      }),
      event: 'request.denied' as const,
      effects: ['notify-requester' as const],
    }));
    const [notice, ...more] = requestNotices(news);
    expect(more).toEqual([]);
    expect(notice.payload.title).toBe('12 of your requests were denied');
    expect(notice.payload.description).toMatch(
      /; and 2 more\. Not this year\.$/,
    );
    expect(notice.payload.scope).toBeUndefined();
  });
});
