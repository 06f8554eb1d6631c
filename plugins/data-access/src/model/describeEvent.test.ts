import { AccessEvent } from '@meshport/backstage-plugin-data-access-common';
import { describeEvent } from './describeEvent';

const event: AccessEvent = {
  sequence: 1,
  requestId: 'request-1',
  type: 'grant.activated',
  actor: 'system',
  at: '2026-11-22T10:00:00Z',
  fromState: 'granting',
  toState: 'active',
};

describe('describeEvent', () => {
  it('says what the new state means', () => {
    expect(describeEvent(event)).toBe('The data platform confirmed the right');
  });

  it('names an event without a new state by its type', () => {
    expect(
      describeEvent({
        ...event,
        type: 'grant.checked-again',
        fromState: 'active',
      }),
    ).toBe('Grant checked again');
  });
});
