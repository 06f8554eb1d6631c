import fc from 'fast-check';
import {
  GRANT_STATES,
  GrantState,
  REQUEST_STATES,
} from '@meshport/backstage-plugin-data-access-common';
import { must } from './__testUtils__/must';
import {
  GrantAction,
  GrantSnapshot,
  transitionGrant,
} from './grants/grantMachine';
import { pendingRequest, stepOf } from './requests/__testUtils__/pending';
import { transitionRequest } from './requests/requestMachine';
import { Actor, RequestAction, RequestSnapshot } from './requests/requestTypes';

const PEOPLE = ['user:default/chen', 'user:default/olivia', 'user:default/wim'];
const GROUPS = ['group:default/owners', 'group:default/readers'];

const person = fc.constantFrom(...PEOPLE);
const actor = fc
  .record({ userRef: person, groups: fc.subarray(GROUPS) })
  .map(({ userRef, groups }) => ({ userRef, claims: [userRef, ...groups] }));

const requestAction: fc.Arbitrary<RequestAction> = fc.oneof(
  // More often than the rest, so that most runs get to a grant.
  {
    weight: 20,
    arbitrary: fc.record({
      type: fc.constant('approve' as const),
      actor,
      at: fc.constant('2026-11-23T10:00:00.000Z'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('deny' as const),
      actor,
      comment: fc.constantFrom('', ' ', 'not for this purpose'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('cancel' as const), actor }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('lapse' as const) }),
  },
);

const grantAction: fc.Arbitrary<GrantAction> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      type: fc.constantFrom(
        'confirm-present' as const,
        'confirm-absent' as const,
        'confirm-held' as const,
        'find-drift' as const,
        'raise-alarm' as const,
        'retry' as const,
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('end' as const),
      reason: fc.constantFrom(
        'expired' as const,
        'revoked' as const,
        'given-back' as const,
      ),
    }),
  },
);

type Step =
  | { on: 'request'; action: RequestAction }
  | { on: 'grant'; action: GrantAction };

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ on: fc.constant('request' as const), action: requestAction }),
  fc.record({ on: fc.constant('grant' as const), action: grantAction }),
);

const ENDED: readonly GrantState[] = ['revoked', 'expired'];

type World = {
  request: RequestSnapshot;
  grant?: GrantSnapshot;
  /** Who made the decision that the grant follows. */
  approvedBy?: Actor;
};

/** Does one action to the machines, as the service that drives them does. */
function act(world: World, step: Step): World {
  if (step.on === 'request') {
    const result = transitionRequest(world.request, step.action);
    if ('refusal' in result) {
      must(result.refusal.reason !== '', 'a refusal says why');
      return world;
    }
    must(world.request.state === 'pending', 'a decided request stays');
    const request = { ...world.request, ...result.patch };
    if (!result.effects.includes('grant')) {
      return { ...world, request };
    }
    must(world.grant === undefined, 'a request has one grant');
    return {
      request,
      grant: { state: 'granting' },
      approvedBy: 'actor' in step.action ? step.action.actor : undefined,
    };
  }
  const result = world.grant && transitionGrant(world.grant, step.action);
  return result && 'next' in result ? { ...world, grant: result.next } : world;
}

function checkGrant(before: GrantSnapshot, after: GrantSnapshot, step: Step) {
  const ending =
    before.state === 'revoking' || before.state === 'revoke_failed';
  const { type } = step.action;
  must(!ENDED.includes(before.state), 'what has ended never changes');
  must(!ending || after.state !== 'active', 'what is ending never is active');
  must(
    !ending || after.endReason === before.endReason,
    'an end has one reason',
  );
  must(
    after.state !== 'active' || type === 'confirm-present',
    'active is said only on evidence',
  );
  must(
    !ENDED.includes(after.state) ||
      type === 'confirm-absent' ||
      type === 'confirm-held',
    'ended is said only on evidence',
  );
  must(
    (after.state === 'expired') ===
      (ENDED.includes(after.state) && before.endReason === 'expired'),
    'expired is said of what has expired',
  );
}

function checkApproval({ request, approvedBy }: World) {
  must(request.state === 'approved', 'a grant follows an approval');
  must(approvedBy !== undefined, 'an approval has an approver');
  must(
    approvedBy?.userRef !== request.requester,
    'nobody decides for themselves',
  );
  must(
    request.approvers.some(ref => approvedBy?.claims.includes(ref)),
    'only those who are entitled decide',
  );
}

describe('the two machines together', () => {
  it('never reach an active grant without an approval by someone entitled who is not the requester', () => {
    let activeGrants = 0;
    fc.assert(
      fc.property(
        fc
          .record({
            requester: person,
            approvers: fc.subarray([...PEOPLE, ...GROUPS], { minLength: 1 }),
          })
          .map(({ requester, approvers }) =>
            pendingRequest([stepOf(approvers)], {
              requester,
              holder: requester,
            }),
          ),
        fc.array(anyStep, { maxLength: 40, size: 'max' }),
        (request, steps) => {
          let world: World = { request };
          for (const next of steps) {
            const before = world;
            world = act(before, next);
            if (before.grant && world.grant && world.grant !== before.grant) {
              checkGrant(before.grant, world.grant, next);
            }
            if (world.grant) {
              checkApproval(world);
              activeGrants += Number(world.grant.state === 'active');
            }
          }
        },
      ),
      { numRuns: 2000 },
    );
    // Otherwise nothing was shown.
    expect(activeGrants).toBeGreaterThan(1000);
  });

  it('answers every action in every state', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...REQUEST_STATES),
        requestAction,
        (state, given) => {
          const result = transitionRequest(
            pendingRequest([stepOf([GROUPS[0]])], { state }),
            given,
          );
          expect('refusal' in result || 'patch' in result).toBe(true);
          expect('patch' in result && state !== 'pending').toBe(false);
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
