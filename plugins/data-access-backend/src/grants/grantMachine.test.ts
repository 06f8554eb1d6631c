import { transitionGrant } from './grantMachine';

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
});
