import { GrantRecord } from '../database/grantRows';
import { RequestRecord } from '../database/requestRows';
import { activeMessage, submittedMessage } from './messages';

const request = {
  id: 'r-1',
  product: 'dataproduct:default/flights',
  port: 'flights',
  version: '1.0.0',
  requester: 'user:default/chen',
  approvers: ['group:default/flight-operations'],
  purpose: 'Punctuality reporting',
  duration: 'P7D',
} as RequestRecord;

describe('messages', () => {
  it('tell approvers in words who asks, what for and how long', () => {
    expect(submittedMessage(request)).toMatchObject({
      recipients: {
        entityRef: ['group:default/flight-operations'],
        excludeEntityRef: 'user:default/chen',
      },
      payload: {
        title: 'chen asks to read flights / flights 1.0.0',
        description: 'For: Punctuality reporting. Duration: 7 days.',
        link: '/data-access/requests/r-1',
      },
    });
  });

  it('tell the holder in words until when they can read', () => {
    const grant = {
      holder: 'user:default/chen',
      principal: 'chen',
      platform: 'warehouse',
      expiresAt: '2026-11-29T15:38:20.123Z',
    } as GrantRecord;
    expect(activeMessage(request, grant).payload.description).toBe(
      'As chen on warehouse, until 29 Nov 2026, 15:38 UTC.',
    );
  });
});
