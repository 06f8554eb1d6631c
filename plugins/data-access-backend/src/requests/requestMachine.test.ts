import { SYSTEM } from '../workflow/actors';
import { pendingRequest, stepOf } from './__testUtils__/pending';
import { transitionRequest } from './requestMachine';
import { RequestAction, RequestSnapshot } from './requestTypes';

const FLIGHTS = 'group:default/flight-operations';
const GOVERNANCE = 'group:default/data-governance';
const at = '2026-11-23T10:00:00.000Z';
const person = (name: string, ...groups: string[]) => ({
  userRef: `user:default/${name}`,
  claims: [`user:default/${name}`, ...groups],
});
const chen = person('chen', FLIGHTS);
const olivia = person('olivia', FLIGHTS, GOVERNANCE);
const otto = person('otto', FLIGHTS);
const grace = person('grace', GOVERNANCE);
const wim = person('wim');

const pending = pendingRequest();
const twoSteps = pendingRequest([
  stepOf([FLIGHTS], { title: 'Owner' }),
  stepOf([GOVERNANCE], { title: 'Governance' }),
]);
const approve = (actor = olivia, less: object = {}): RequestAction => ({
  type: 'approve',
  actor,
  at,
  ...less,
});

/** The request after an action that is allowed. */
function after(
  request: RequestSnapshot,
  action: RequestAction,
): RequestSnapshot {
  const result = transitionRequest(request, action);
  if ('refusal' in result) {
    throw new Error(result.refusal.reason);
  }
  return { ...request, ...result.patch };
}

describe('transitionRequest', () => {
  it('lets an approver approve, which makes a grant', () => {
    expect(transitionRequest(pending, approve())).toMatchObject({
      patch: {
        state: 'approved',
        steps: [{ approvals: [{ by: olivia.userRef, at }] }],
      },
      event: 'request.approved',
      effects: ['grant', 'notify-requester'],
    });
  });

  it('never lets the requester decide, also not as a member of the approving group', () => {
    for (const action of [
      approve(chen),
      { type: 'deny' as const, actor: chen, comment: 'changed my mind' },
      { type: 'ask' as const, actor: chen, at, text: 'why?' },
    ]) {
      expect(transitionRequest(pending, action)).toMatchObject({
        refusal: { kind: 'actor', reason: expect.stringContaining('own') },
      });
    }
  });

  it.each([
    ['a member of the team', { holder: FLIGHTS }],
    [
      'an owner of the product',
      { holder: 'dataproduct:default/delays', holderOwners: [FLIGHTS] },
    ],
  ])('never lets %s decide that is to hold the right', (_, party) => {
    expect(
      transitionRequest({ ...pending, ...party }, approve()),
    ).toMatchObject({
      refusal: { kind: 'actor', reason: expect.stringContaining(FLIGHTS) },
    });
  });

  it('names the approvers to someone who is none', () => {
    expect(transitionRequest(pending, approve(wim))).toEqual({
      refusal: {
        kind: 'actor',
        reason: 'Only an approver can decide: group:default/flight-operations',
      },
    });
  });

  it('wants to know why a request is denied', () => {
    const deny = (comment: string) =>
      transitionRequest(pending, { type: 'deny', actor: olivia, comment });
    expect(deny('  ')).toMatchObject({ refusal: { kind: 'input' } });
    expect(deny('no')).toMatchObject({ patch: { state: 'denied' } });
  });

  it('lets only the requester withdraw', () => {
    const cancel = (actor: typeof chen) =>
      transitionRequest(pending, { type: 'cancel', actor });
    expect(cancel(chen)).toMatchObject({ patch: { state: 'cancelled' } });
    expect(cancel(olivia)).toMatchObject({ refusal: { kind: 'actor' } });
  });

  it('says what a request already is', () => {
    expect(
      transitionRequest({ ...pending, state: 'lapsed' }, approve()),
    ).toEqual({
      refusal: { kind: 'state', reason: 'The request is already lapsed' },
    });
  });

  it('goes from step to step, each with its own approvers', () => {
    const next = after(twoSteps, approve(otto));
    expect(next).toMatchObject({
      state: 'pending',
      currentStep: 1,
      approvers: [GOVERNANCE],
    });
    expect(transitionRequest(next, approve(otto))).toMatchObject({
      refusal: { reason: `Only an approver can decide: ${GOVERNANCE}` },
    });
    expect(after(next, approve(grace))).toMatchObject({
      state: 'approved',
      approvers: [FLIGHTS, GOVERNANCE],
    });
  });

  it('lets nobody fill two steps, whatever groups they are in', () => {
    const next = after(twoSteps, approve(olivia));
    for (const action of [
      approve(olivia),
      { type: 'deny' as const, actor: olivia, comment: 'after all not' },
    ]) {
      expect(transitionRequest(next, action)).toMatchObject({
        refusal: { kind: 'actor', reason: expect.stringContaining('twice') },
      });
    }
  });

  it('waits for as many different people as the step needs', () => {
    const request = pendingRequest([stepOf([FLIGHTS], { quorum: 2 })]);
    const half = after(request, approve(olivia));
    expect(half).toMatchObject({ state: 'pending', currentStep: 0 });
    expect(transitionRequest(half, approve(olivia))).toHaveProperty('refusal');
    expect(after(half, approve(otto))).toMatchObject({ state: 'approved' });
  });

  describe('approving less', () => {
    const request = {
      ...twoSteps,
      filter: { columns: ['a', 'b'] },
    };

    it('keeps what is left for the steps that follow', () => {
      const first = after(
        request,
        approve(otto, { duration: 'P7D', filter: { columns: ['a'] } }),
      );
      expect(first.granted).toEqual({
        duration: 'P7D',
        filter: { columns: ['a'] },
      });
      const second = after(first, approve(grace, { duration: 'P1D' }));
      expect(second.granted).toEqual({
        duration: 'P1D',
        filter: { columns: ['a'] },
      });
    });

    it.each([
      [{ duration: 'P31D' }, 'duration'],
      [{ duration: 'PT0S' }, 'duration'],
      [{ duration: '-P1D' }, 'duration'],
      [{ duration: 'long' }, 'duration'],
      [{ filter: { columns: ['a', 'c'] } }, 'filter'],
      [{ filter: { rows: [{ column: 'a', values: ['1'] }] } }, 'filter'],
    ])('refuses what is more: %j', (more, field) => {
      expect(transitionRequest(request, approve(otto, more))).toMatchObject({
        refusal: { kind: 'input', reason: expect.stringContaining(field) },
      });
    });

    it('measures against what an approver before has left', () => {
      const first = after(request, approve(otto, { duration: 'P7D' }));
      expect(
        transitionRequest(first, approve(grace, { duration: 'P8D' })),
      ).toMatchObject({ refusal: { kind: 'input' } });
    });
  });

  describe('a question', () => {
    const asked = after(pending, {
      type: 'ask',
      actor: olivia,
      at,
      text: ' What for? ',
    });
    const answer = (actor = chen, text = 'For a study'): RequestAction => ({
      type: 'answer',
      actor,
      at,
      text,
    });

    it('stops the clock until the requester has answered', () => {
      expect(asked.question).toEqual({
        by: olivia.userRef,
        at,
        text: 'What for?',
      });
      expect(transitionRequest(asked, answer())).toMatchObject({
        patch: { question: { answer: { by: chen.userRef } } },
        effects: ['resume-clock', 'notify-approvers'],
      });
    });

    it('is answered by the requester only, once, and in words', () => {
      expect(transitionRequest(asked, answer(otto))).toMatchObject({
        refusal: { kind: 'actor' },
      });
      expect(transitionRequest(asked, answer(chen, ' '))).toMatchObject({
        refusal: { kind: 'input' },
      });
      expect(transitionRequest(after(asked, answer()), answer())).toMatchObject(
        { refusal: { kind: 'state' } },
      );
    });

    it('is asked one at a time', () => {
      expect(
        transitionRequest(asked, { type: 'ask', actor: otto, at, text: 'So?' }),
      ).toMatchObject({ refusal: { kind: 'state' } });
    });
  });

  describe('silence', () => {
    it('asks others too, and never approves', () => {
      const escalated = after(pending, {
        type: 'escalate',
        at,
        approvers: [GOVERNANCE],
      });
      expect(escalated).toMatchObject({
        state: 'pending',
        approvers: [FLIGHTS, GOVERNANCE],
        steps: [{ approvers: [FLIGHTS, GOVERNANCE], escalatedAt: at }],
      });
      expect(after(escalated, approve(grace)).state).toBe('approved');
      expect(after(escalated, { type: 'lapse' }).state).toBe('lapsed');
    });
  });

  describe('voided approvals', () => {
    const half = after(twoSteps, approve(otto, { duration: 'P1D' }));

    it('begin anew with the steps of today', () => {
      const anew = after(half, {
        type: 'void',
        opening: { outcome: 'decide', steps: [stepOf([FLIGHTS])] },
      });
      expect(anew).toMatchObject({
        state: 'pending',
        currentStep: 0,
        approvers: [FLIGHTS],
      });
      expect(anew.granted).toBeUndefined();
      // The first approval is void, so the same person may give it again.
      expect(after(anew, approve(otto)).state).toBe('approved');
    });

    it('cannot be given before the requester has accepted new terms', () => {
      const anew = after(half, {
        type: 'void',
        opening: { outcome: 'decide', steps: [stepOf([FLIGHTS])] },
        question: { by: SYSTEM, at, text: 'The terms have changed' },
      });
      expect(transitionRequest(anew, approve(otto))).toMatchObject({
        refusal: { kind: 'state', reason: expect.stringContaining('terms') },
      });
      const accepted = after(anew, {
        type: 'answer',
        actor: chen,
        at,
        text: 'Accepted',
      });
      expect(after(accepted, approve(otto)).state).toBe('approved');
    });

    it('end when a policy denies now', () => {
      expect(
        after(half, { type: 'void', opening: { outcome: 'deny', steps: [] } }),
      ).toMatchObject({ state: 'denied', currentStep: undefined });
    });
  });
});
