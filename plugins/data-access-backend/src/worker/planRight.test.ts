import {
  GRANT_STATES,
  GrantState,
} from '@meshport/backstage-plugin-data-access-common';
import { AccessEvidence } from '@meshport/backstage-plugin-data-platform-node';
import fc from 'fast-check';
import { grantRecord } from '../__testUtils__/grants';
import { must } from '../__testUtils__/must';
import { GrantRecord } from '../database/grantRows';
import { transitionGrant } from '../grants/grantMachine';
import { judgeRight, Verdict } from './judgeRight';
import { CallResult, Objection, planRight } from './planRight';

const NOW = new Date('2026-11-10T00:00:00.000Z');
const LATER = '2026-11-20T00:00:00.000Z';
const LATEST = '2026-12-01T00:00:00.000Z';
const PAST = '2026-11-09T00:00:00.000Z';

const retry = {
  initialDelay: 1000,
  longestDelay: 60_000,
  attemptsBeforeAlarm: 3,
};
const none = new Map<string, Objection>();

const LIVING = GRANT_STATES.filter(
  state => state !== 'revoked' && state !== 'expired',
);

function evidence(state: AccessEvidence['state']): AccessEvidence {
  return { state, checkedAt: PAST, summary: `it is ${state}`, details: {} };
}

function judge(
  grants: GrantRecord[],
  result: CallResult,
  objections: ReadonlyMap<string, Objection> = none,
): Verdict[] {
  const plan = planRight(grants, NOW, objections);
  return judgeRight(plan, {
    objections,
    result: plan.call && result,
    now: NOW.toISOString(),
    retry,
  });
}

describe('planRight', () => {
  it('gives a right with the end that its grant will have', () => {
    const grant = grantRecord({ state: 'granting', duration: 'P10D' });
    expect(planRight([grant], NOW, none).call).toMatchObject({
      type: 'grant',
      item: { principal: 'chen', until: LATER },
    });
    expect(judge([grant], { evidence: evidence('present') })[0]).toMatchObject({
      action: { type: 'confirm-present' },
      patch: { activeSince: NOW.toISOString(), expiresAt: LATER },
    });
  });

  it('ends what nobody needs, and keeps what another needs until its end', () => {
    const ending = grantRecord({ id: 'a', state: 'revoking' });
    const other = grantRecord({ id: 'b', expiresAt: LATER });
    expect(planRight([ending], NOW, none).call).toMatchObject({
      type: 'revoke',
    });
    expect(planRight([ending, other], NOW, none).call).toMatchObject({
      type: 'grant',
      item: { until: LATER },
    });
    expect(
      judge([ending, other], { evidence: evidence('present') }),
    ).toMatchObject([{ grant: { id: 'a' }, action: { type: 'confirm-held' } }]);
  });

  it('keeps the latest end of those who share a right', () => {
    const grants = [
      grantRecord({ id: 'a', state: 'granting', duration: 'P1D' }),
      grantRecord({ id: 'b', expiresAt: LATEST }),
      grantRecord({ id: 'c', expiresAt: LATER }),
    ];
    expect(planRight(grants, NOW, none).call?.item.until).toBe(LATEST);
  });

  it('does not bring back by the way what has drifted', () => {
    const grants = [
      grantRecord({ id: 'a', state: 'revoking' }),
      grantRecord({ id: 'b', state: 'drifted', expiresAt: LATER }),
    ];
    expect(planRight(grants, NOW, none).call).toMatchObject({ type: 'verify' });
  });

  it('prolongs without a gap, and keeps the old end when that fails', () => {
    const grant = grantRecord({
      expiresAt: LATER,
      extension: { requestId: 'renewal', until: LATEST },
    });
    expect(planRight([grant], NOW, none).call?.item.until).toBe(LATEST);
    expect(judge([grant], { evidence: evidence('present') })[0]).toMatchObject({
      action: { type: 'confirm-extension' },
      patch: { expiresAt: LATEST, extension: undefined },
    });

    const verdicts = [1, 2, 3, 4].reduce<Verdict[]>(all => {
      const failure = all.at(-1)?.patch.failure;
      const again = failure && { ...failure, nextAttemptAt: PAST };
      return [
        ...all,
        ...judge([{ ...grant, failure: again }], {
          failure: 'it is down',
          permanent: false,
        }),
      ];
    }, []);
    expect(verdicts.map(({ action }) => action?.type)).toEqual([
      undefined,
      undefined,
      'raise-alarm',
      undefined,
    ]);
    expect(verdicts.every(({ patch }) => !('expiresAt' in patch))).toBe(true);
  });

  it('tells people once of what time will not mend', () => {
    const grant = grantRecord({ state: 'granting' });
    const [first] = judge([grant], { failure: 'no role', permanent: true });
    expect(first).toMatchObject({
      action: { type: 'raise-alarm' },
      patch: { failure: { message: 'no role', attempts: 1 } },
    });
    const failed = grantRecord({ ...first.patch, state: 'grant_failed' });
    failed.failure!.nextAttemptAt = PAST;
    const [second] = judge([failed], { failure: 'no role', permanent: true });
    expect(second.action).toBeUndefined();
  });

  it('asks nothing of the engine for what may not be given', () => {
    const grant = grantRecord({ state: 'granting' });
    const objections = new Map<string, Objection>([
      ['grant', { kind: 'end', reason: 'policy', message: 'not for them' }],
    ]);
    expect(planRight([grant], NOW, objections).call).toBeUndefined();
    const [verdict] = judge(
      [grant],
      { evidence: evidence('present') },
      objections,
    );
    expect(verdict).toMatchObject({
      action: { type: 'end', reason: 'policy' },
      comment: 'not for them',
    });
  });
});

const anyGrant = fc
  .record({
    state: fc.constantFrom<GrantState>(...LIVING),
    expiresAt: fc.constantFrom(undefined, PAST, LATER, LATEST),
    extension: fc.constantFrom(undefined, undefined, {
      requestId: 'renewal',
      until: LATEST,
    }),
    wait: fc.boolean(),
  })
  .map(({ state, expiresAt, extension, wait }) => {
    const begun = state === 'active' || state === 'drifted';
    const end = expiresAt ?? (begun ? LATER : undefined);
    return grantRecord({
      state,
      expiresAt: end,
      activeSince: end && PAST,
      extension: end ? extension : undefined,
      ...(wait && {
        failure: { message: 'down', attempts: 1, nextAttemptAt: LATER },
      }),
    });
  });

const anyAnswer = fc.oneof(
  fc
    .constantFrom('present' as const, 'absent' as const, 'differs' as const)
    .map(state => ({ evidence: evidence(state) })),
  fc.boolean().map(permanent => ({ failure: 'no', permanent })),
);

const anyObjection = fc.constantFrom<Objection | undefined>(
  undefined,
  undefined,
  { kind: 'fail', message: 'moved', permanent: true },
  { kind: 'end', reason: 'policy', message: 'denied' },
);

describe('any grants of one right, whatever the engine says', () => {
  it('says of each what the engine said, and never cuts or lengthens another', () => {
    let given = 0;
    let taken = 0;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(anyGrant, anyObjection), {
          minLength: 1,
          maxLength: 5,
        }),
        anyAnswer,
        (drawn, result) => {
          const grants = drawn.map(([grant], i) => ({ ...grant, id: `${i}` }));
          const objections = new Map(
            drawn.flatMap(([{ state }, objection], i) =>
              objection && !state.startsWith('revok')
                ? [[`${i}`, objection] as const]
                : [],
            ),
          );
          const plan = planRight(grants, NOW, objections);
          const active = grants.filter(
            ({ state, expiresAt = '' }) =>
              state === 'active' && expiresAt > NOW.toISOString(),
          );
          must(
            plan.call?.type !== 'revoke' || active.length === 0,
            'a right that an active grant needs is not revoked',
          );
          must(
            plan.call?.type !== 'grant' ||
              active.every(
                ({ expiresAt }) => plan.call!.item.until! >= expiresAt!,
              ),
            'no active grant loses time',
          );
          must(
            plan.call?.type !== 'grant' ||
              [...plan.ends.values()].includes(plan.call.item.until!),
            'the engine keeps no right longer than a grant says',
          );
          given += Number(plan.call?.type === 'grant');
          taken += Number(plan.call?.type === 'revoke');

          const verdicts = judge(grants, result, objections);
          for (const { grant, action, patch } of verdicts) {
            checkVerdict(
              { grant, action, patch },
              result,
              plan.call !== undefined,
            );
          }
        },
      ),
      { numRuns: 3000 },
    );
    expect(given).toBeGreaterThan(300);
    expect(taken).toBeGreaterThan(100);
  });
});

function checkVerdict(
  { grant, action, patch }: Verdict,
  result: CallResult,
  asked: boolean,
): void {
  const state = 'evidence' in result ? result.evidence.state : undefined;
  must(
    !action || 'next' in transitionGrant(grant, action),
    'the machine allows what is judged',
  );
  if (
    action?.type === 'confirm-present' ||
    action?.type === 'confirm-extension'
  ) {
    must(asked && state === 'present', 'given is said on evidence only');
    // One that is being prolonged gets its new end with the next answer.
    const end = grant.extension?.until ?? patch.expiresAt!;
    must(end > NOW.toISOString(), 'what is given has an end to come');
  }
  if (action?.type === 'confirm-absent') {
    must(asked && state === 'absent', 'ended is said on evidence only');
  }
  must(
    action !== undefined || patch.failure !== undefined,
    'an attempt leads on, or says why not',
  );
}
