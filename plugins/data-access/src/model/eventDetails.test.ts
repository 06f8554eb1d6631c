import { AccessEvent } from '@meshport/backstage-plugin-data-access-common';
import fc from 'fast-check';
import { eventDetails } from './eventDetails';

function event(type: string, details: AccessEvent['details']): AccessEvent {
  return {
    sequence: 1,
    requestId: 'request-1',
    type,
    actor: 'user:default/olivia',
    at: '2026-11-22T10:00:00Z',
    toState: 'pending',
    details,
  };
}

describe('eventDetails', () => {
  it('says what an approver gave less', () => {
    expect(
      eventDetails(
        event('request.step-approved', {
          step: 'Owner',
          duration: 'P7D',
          filter: { columns: ['origin'] },
        }),
      ),
    ).toEqual([
      'Step: Owner',
      'Only for: 7 days',
      'Only: 1 column: origin, all rows',
    ]);
  });

  it('says who is to decide after an escalation', () => {
    expect(
      eventDetails(
        event('request.escalated', { approvers: ['group:default/stewards'] }),
      ),
    ).toEqual(['Now to decide: stewards']);
  });

  it('is not at a loss with whatever the log holds', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('request.approved', 'request.escalated', 'else'),
        fc.option(
          fc.record({
            step: fc.anything(),
            duration: fc.anything(),
            filter: fc.anything(),
            approvers: fc.anything(),
          }),
          { nil: undefined },
        ),
        (type, details) => {
          expect(() => eventDetails(event(type, details))).not.toThrow();
        },
      ),
    );
  });
});
