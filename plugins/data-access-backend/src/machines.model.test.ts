import fc from 'fast-check';
import {
  GRANT_STATES,
  GrantState,
  REQUEST_STATES,
} from '@meshport/backstage-plugin-data-access-common';
import {
  GrantAction,
  GrantSnapshot,
  transitionGrant,
} from './grants/grantMachine';
import {
  RequestAction,
  RequestSnapshot,
  transitionRequest,
} from './requests/requestMachine';

const PEOPLE = ['user:default/chen', 'user:default/olivia', 'user:default/wim'];
const GROUPS = ['group:default/owners', 'group:default/readers'];

const person = fc.constantFrom(...PEOPLE);
const actor = fc
  .record({ userRef: person, groups: fc.subarray(GROUPS) })
  .map(({ userRef, groups }) => ({ userRef, claims: [userRef, ...groups] }));

const requestAction: fc.Arbitrary<RequestAction> = fc.oneof(
  fc.record({ type: fc.constant('approve' as const), actor }),
  fc.record({
    type: fc.constant('deny' as const),
    actor,
    comment: fc.constantFrom('', ' ', 'not for this purpose'),
  }),
  fc.record({ type: fc.constant('cancel' as const), actor }),
  fc.record({ type: fc.constant('lapse' as const) }),
);

const grantAction: fc.Arbitrary<GrantAction> = fc.oneof(
  fc.record({
    type: fc.constantFrom(
      'confirm-present' as const,
      'confirm-absent' as const,
      'confirm-held' as const,
      'find-drift' as const,
      'raise-alarm' as const,
      'retry' as const,
    ),
  }),
  fc.record({
    type: fc.constant('end' as const),
    reason: fc.constantFrom(
      'expired' as const,
      'revoked' as const,
      'given-back' as const,
    ),
  }),
);

const action = fc.oneof(
  fc.record({ on: fc.constant('request' as const), action: requestAction }),
  fc.record({ on: fc.constant('grant' as const), action: grantAction }),
);

const ENDED: readonly GrantState[] = ['revoked', 'expired'];

describe('the two machines together', () => {
  it('never reach an active grant without an approval by someone entitled who is not the requester', () => {
    fc.assert(
      fc.property(
        fc.record({
          requester: person,
          approvers: fc.subarray([...PEOPLE, ...GROUPS], { minLength: 1 }),
        }),
        fc.array(action, { maxLength: 40 }),
        ({ requester, approvers }, actions) => {
          let request: RequestSnapshot = {
            state: 'pending',
            requester,
            approvers,
          };
          let grant: GrantSnapshot | undefined;
          let approvedBy: { userRef: string; claims: string[] } | undefined;

          for (const step of actions) {
            if (step.on === 'request') {
              const result = transitionRequest(request, step.action);
              if ('refusal' in result) {
                expect(result.refusal.reason).not.toBe('');
                continue;
              }
              // Terminal states stay.
              expect(request.state).toBe('pending');
              request = { ...request, state: result.next };
              if (result.effects.includes('create-grant')) {
                expect(grant).toBeUndefined();
                grant = { state: 'granting' };
                approvedBy =
                  step.action.type === 'approve'
                    ? {
                        ...step.action.actor,
                        claims: [...step.action.actor.claims],
                      }
                    : undefined;
              }
            } else if (grant) {
              const before = grant;
              const result = transitionGrant(before, step.action);
              if ('refusal' in result) {
                continue;
              }
              // What has ended never changes, and never is active again.
              expect(ENDED).not.toContain(before.state);
              if (
                before.state === 'revoking' ||
                before.state === 'revoke_failed'
              ) {
                expect(result.next.state).not.toBe('active');
                expect(result.next.endReason).toBe(before.endReason);
              }
              // Words about the engine are written on its evidence only.
              if (result.next.state === 'active') {
                expect(step.action.type).toBe('confirm-present');
              }
              if (ENDED.includes(result.next.state)) {
                expect(['confirm-absent', 'confirm-held']).toContain(
                  step.action.type,
                );
                expect(result.next.state).toBe(
                  before.endReason === 'expired' ? 'expired' : 'revoked',
                );
              }
              grant = result.next;
            }

            if (grant) {
              expect(request.state).toBe('approved');
              expect(approvedBy).toBeDefined();
              expect(approvedBy!.userRef).not.toBe(requester);
              expect(
                approvers.some(ref => approvedBy!.claims.includes(ref)),
              ).toBe(true);
            }
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('answers every action in every state', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...REQUEST_STATES),
        requestAction,
        (state, given) => {
          const result = transitionRequest(
            { state, requester: PEOPLE[0], approvers: [GROUPS[0]] },
            given,
          );
          expect('refusal' in result || 'next' in result).toBe(true);
          expect('next' in result && state !== 'pending').toBe(false);
        },
      ),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...GRANT_STATES),
        grantAction,
        (state, given) => {
          const result = transitionGrant({ state }, given);
          expect('refusal' in result || 'next' in result).toBe(true);
        },
      ),
    );
  });
});
