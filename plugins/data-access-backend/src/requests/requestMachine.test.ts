import { RequestSnapshot, transitionRequest } from './requestMachine';

const pending: RequestSnapshot = {
  state: 'pending',
  requester: 'user:default/chen',
  approvers: ['group:default/flight-operations'],
};
const chen = {
  userRef: 'user:default/chen',
  claims: ['user:default/chen', 'group:default/flight-operations'],
};
const olivia = {
  userRef: 'user:default/olivia',
  claims: ['user:default/olivia', 'group:default/flight-operations'],
};
const wim = { userRef: 'user:default/wim', claims: ['user:default/wim'] };

describe('transitionRequest', () => {
  it('lets an approver approve, which makes a grant', () => {
    expect(
      transitionRequest(pending, { type: 'approve', actor: olivia }),
    ).toEqual({
      next: 'approved',
      event: 'request.approved',
      effects: ['create-grant', 'notify-requester'],
    });
  });

  it('never lets the requester decide, also not as a member of the approving group', () => {
    for (const action of [
      { type: 'approve' as const, actor: chen },
      { type: 'deny' as const, actor: chen, comment: 'changed my mind' },
    ]) {
      expect(transitionRequest(pending, action)).toMatchObject({
        refusal: { kind: 'actor', reason: expect.stringContaining('own') },
      });
    }
  });

  it('names the approvers to someone who is none', () => {
    expect(transitionRequest(pending, { type: 'approve', actor: wim })).toEqual(
      {
        refusal: {
          kind: 'actor',
          reason:
            'Only an approver can decide: group:default/flight-operations',
        },
      },
    );
  });

  it('wants to know why a request is denied', () => {
    expect(
      transitionRequest(pending, {
        type: 'deny',
        actor: olivia,
        comment: '  ',
      }),
    ).toMatchObject({ refusal: { kind: 'input' } });
    expect(
      transitionRequest(pending, {
        type: 'deny',
        actor: olivia,
        comment: 'no',
      }),
    ).toMatchObject({ next: 'denied' });
  });

  it('lets only the requester withdraw', () => {
    expect(
      transitionRequest(pending, { type: 'cancel', actor: chen }),
    ).toMatchObject({ next: 'cancelled' });
    expect(
      transitionRequest(pending, { type: 'cancel', actor: olivia }),
    ).toMatchObject({ refusal: { kind: 'actor' } });
  });

  it('says what a request already is', () => {
    expect(
      transitionRequest(
        { ...pending, state: 'lapsed' },
        { type: 'approve', actor: olivia },
      ),
    ).toEqual({
      refusal: { kind: 'state', reason: 'The request is already lapsed' },
    });
  });
});
