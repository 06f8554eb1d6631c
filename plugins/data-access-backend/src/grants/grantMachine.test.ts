import { GRANT_END_REASONS } from '@meshport/backstage-plugin-data-access-common';
import fc from 'fast-check';
import { must } from '../__testUtils__/must';
import {
  GrantAction,
  GrantSnapshot,
  transitionGrant,
  wantsRight,
} from './grantMachine';

const anyAction: fc.Arbitrary<GrantAction> = fc.oneof(
  {
    weight: 30,
    arbitrary: fc.record({
      type: fc.constantFrom(
        'confirm-present' as const,
        'confirm-absent' as const,
        'confirm-held' as const,
        'confirm-extension' as const,
        'find-drift' as const,
        'raise-alarm' as const,
        'extend' as const,
        'warn' as const,
        'lift-warning' as const,
        'hand-over' as const,
        'retry' as const,
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('end' as const),
      reason: fc.constantFrom(...GRANT_END_REASONS),
    }),
  },
);

describe('transitionGrant', () => {
  it.each([
    ['granting', 'confirm-present', 'active'],
    ['granting', 'raise-alarm', 'grant_failed'],
    ['grant_failed', 'confirm-present', 'active'],
    ['grant_failed', 'retry', 'granting'],
    ['active', 'find-drift', 'drifted'],
    ['drifted', 'confirm-present', 'active'],
    ['drifted', 'retry', 'granting'],
    ['revoking', 'raise-alarm', 'revoke_failed'],
    ['revoke_failed', 'retry', 'revoking'],
  ] as const)('%s, %s: %s', (state, type, next) => {
    expect(transitionGrant({ state }, { type })).toMatchObject({
      next: { state: next },
    });
  });

  it.each([
    ['expired', 'expired'],
    ['revoked', 'revoked'],
    ['given-back', 'revoked'],
    ['retired', 'revoked'],
    ['departed', 'revoked'],
    ['policy', 'revoked'],
  ] as const)('ends by way of the engine: %s becomes %s', (reason, ended) => {
    const ending = transitionGrant(
      { state: 'active' },
      { type: 'end', reason },
    );
    expect(ending).toEqual({
      next: { state: 'revoking', endReason: reason },
      event: 'grant.ending',
      effects: ['reconcile'],
    });
    expect(
      transitionGrant(
        { state: 'revoking', endReason: reason },
        { type: 'confirm-absent' },
      ),
    ).toMatchObject({ next: { state: ended, endReason: reason } });
  });

  it.each([
    ['active', 'confirm-absent'],
    ['revoking', 'confirm-present'],
    ['revoked', 'retry'],
    ['expired', 'confirm-present'],
  ] as const)('refuses: %s, %s', (state, type) => {
    expect(transitionGrant({ state }, { type })).toEqual({
      refusal: `A grant that is ${state} cannot ${type}`,
    });
  });

  const END = '2026-12-01T00:00:00.000Z';
  const extension = { requestId: 'renewal', until: '2026-12-31T00:00:00.000Z' };

  it('prolongs what has begun, once at a time, and stays as it is', () => {
    const active = { state: 'active', expiresAt: END } as const;
    expect(transitionGrant(active, { type: 'extend' })).toEqual({
      next: { state: 'active' },
      event: 'grant.extending',
      effects: ['reconcile'],
    });
    expect(
      transitionGrant({ ...active, extension }, { type: 'confirm-extension' }),
    ).toMatchObject({
      next: { state: 'active' },
      event: 'grant.extended',
      effects: ['close-renewal', 'notify-extended'],
    });
    expect(
      transitionGrant({ ...active, extension }, { type: 'raise-alarm' }),
    ).toMatchObject({
      next: { state: 'active' },
      event: 'grant.extension-failed',
    });
  });

  it.each([
    [{ state: 'granting' }, 'extend', 'has not begun'],
    [{ state: 'active', expiresAt: END, extension }, 'extend', 'already'],
    [{ state: 'active', expiresAt: END }, 'confirm-extension', 'not being'],
    [{ state: 'active', expiresAt: END }, 'raise-alarm', 'not being'],
    [{ state: 'revoking', expiresAt: END }, 'extend', 'cannot extend'],
    [{ state: 'revoked', expiresAt: END }, 'warn', 'cannot warn'],
    [{ state: 'revoking', expiresAt: END }, 'hand-over', 'cannot hand-over'],
  ] as const)('refuses: %j, %s', (grant, type, why) => {
    expect(transitionGrant(grant, { type })).toEqual({
      refusal: expect.stringContaining(why),
    });
  });

  it('whatever happens, says active and ended on evidence only, and ends for one reason', () => {
    const ENDED = ['revoked', 'expired'];
    let ends = 0;
    let extensions = 0;
    fc.assert(
      fc.property(
        fc.array(anyAction, { maxLength: 40, size: 'max' }),
        actions => {
          let grant: GrantSnapshot = { state: 'granting' };
          for (const action of actions) {
            const result = transitionGrant(grant, action);
            if ('refusal' in result) {
              must(result.refusal !== '', 'a refusal says why');
              continue;
            }
            const { state, endReason } = result.next;
            must(!ENDED.includes(grant.state), 'what has ended never changes');
            must(
              state !== 'active' ||
                grant.state === 'active' ||
                action.type === 'confirm-present',
              'active is said only on evidence',
            );
            must(
              !ENDED.includes(state) ||
                action.type === 'confirm-absent' ||
                action.type === 'confirm-held',
              'ended is said only on evidence',
            );
            must(
              grant.endReason === undefined || grant.endReason === endReason,
              'an end has one reason',
            );
            must(
              endReason === undefined || !wantsRight(state),
              'what ends is never wanted again',
            );
            must(
              result.event !== 'grant.extended' || wantsRight(state),
              'only what is wanted is prolonged',
            );
            ends += Number(ENDED.includes(state));
            extensions += Number(result.event === 'grant.extended');
            grant = follow(grant, action, result.next);
          }
        },
      ),
      { numRuns: 2000 },
    );
    expect(ends).toBeGreaterThan(200);
    expect(extensions).toBeGreaterThan(100);
  });

  /** What the services write beside the state. */
  function follow(
    grant: GrantSnapshot,
    { type }: GrantAction,
    next: Pick<GrantSnapshot, 'state' | 'endReason'>,
  ): GrantSnapshot {
    return {
      ...grant,
      ...next,
      ...(type === 'confirm-present' && { expiresAt: END }),
      ...(type === 'extend' && { extension }),
      ...(type === 'confirm-extension' && {
        expiresAt: extension.until,
        extension: undefined,
      }),
    };
  }
});
