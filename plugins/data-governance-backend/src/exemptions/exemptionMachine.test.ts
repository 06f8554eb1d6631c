import { ExemptionState } from '@meshport/backstage-plugin-data-governance-common';
import fc from 'fast-check';
import {
  beginExemption,
  changeExemption,
  ExemptionChange,
  ExemptionCommand,
  ExemptionRecord,
  permittedTo,
  stateAt,
} from './exemptionMachine';

const DAY = 24 * 60 * 60 * 1000;
const START = Date.parse('2026-11-01T00:00:00Z');
const at = (day: number) => new Date(START + day * DAY);
const LONGEST = 30 * DAY;

const request = {
  scorecard: 'scorecard:default/s',
  checkId: 'c',
  scorecardTitle: 'S',
  checkTitle: 'C',
  product: 'dataproduct:default/flights',
  reason: 'The source moves in spring',
};

function begin(endDay = 10, user = 'user:default/olivia'): ExemptionRecord {
  return beginExemption(
    { ...request, endsAt: at(endDay).toISOString() },
    { id: 'e', user },
    at(0),
    LONGEST,
  ).exemption;
}

const grace = { user: 'user:default/grace', ownsRule: true };
const olivia = { user: 'user:default/olivia', ownsRule: false };

function approved(): ExemptionRecord {
  return changeExemption(begin(), { type: 'approve', actor: grace }, at(1))
    .exemption;
}

describe('an exemption', () => {
  it('begins pending, with an event', () => {
    const change = beginExemption(
      { ...request, endsAt: '2026-11-11T02:00:00+02:00' },
      { id: 'e', user: 'user:default/olivia' },
      at(0),
      LONGEST,
    );
    expect(change).toEqual({
      exemption: {
        ...request,
        id: 'e',
        state: 'pending',
        endsAt: '2026-11-11T00:00:00.000Z',
        requestedBy: 'user:default/olivia',
        requestedAt: at(0).toISOString(),
        revision: 1,
      },
      event: {
        at: at(0).toISOString(),
        by: 'user:default/olivia',
        to: 'pending',
        comment: request.reason,
      },
      affectsResults: false,
    });
  });

  it.each([
    ['no timestamp', 'tomorrow', 'is no ISO timestamp'],
    ['the past', at(-1).toISOString(), 'is not in the future'],
    ['now', at(0).toISOString(), 'is not in the future'],
    ['too far ahead', at(31).toISOString(), 'later than the longest'],
  ])('does not begin with an end that is %s', (_, endsAt, message) => {
    expect(() =>
      beginExemption(
        { ...request, endsAt },
        { id: 'e', user: 'u' },
        at(0),
        LONGEST,
      ),
    ).toThrow(message);
  });

  it('is approved for a shorter time than was asked for, never a longer', () => {
    const approve = (day: number) => () =>
      changeExemption(
        begin(),
        { type: 'approve', actor: grace, endsAt: at(day).toISOString() },
        at(1),
      );
    expect(approve(5)()).toMatchObject({
      exemption: {
        state: 'approved',
        endsAt: at(5).toISOString(),
        decidedBy: 'user:default/grace',
        decidedAt: at(1).toISOString(),
        revision: 2,
      },
      event: { from: 'pending', to: 'approved', by: 'user:default/grace' },
      affectsResults: true,
    });
    expect(approve(11)).toThrow('later than was asked for');
    expect(approve(1)).toThrow('not in the future');
  });

  it('is not rejected without a comment', () => {
    const reject = (comment?: string) => () =>
      changeExemption(
        begin(),
        { type: 'reject', actor: grace, comment },
        at(1),
      );
    expect(reject()).toThrow('comment: say why');
    expect(reject('It can be fixed today')()).toMatchObject({
      exemption: {
        state: 'rejected',
        decisionComment: 'It can be fixed today',
      },
      affectsResults: false,
    });
  });

  it('is not decided by who asked, also as owner of the rule', () => {
    const self = { user: 'User:default/Olivia', ownsRule: true };
    expect(() =>
      changeExemption(begin(), { type: 'approve', actor: self }, at(1)),
    ).toThrow('Nobody decides on an exemption they asked for');
    expect(permittedTo(self, begin(), at(1))).toEqual({
      decide: false,
      revoke: true,
    });
  });

  it('is decided by owners of the rule only', () => {
    const chen = { user: 'user:default/chen', ownsRule: false };
    expect(() =>
      changeExemption(begin(), { type: 'approve', actor: chen }, at(1)),
    ).toThrow('Only owners of the scorecard');
  });

  it('is withdrawn by who asked, and ended by either side', () => {
    const revoke = (exemption: ExemptionRecord, actor = olivia) =>
      changeExemption(exemption, { type: 'revoke', actor }, at(2));
    expect(revoke(begin())).toMatchObject({
      exemption: { state: 'revoked' },
      affectsResults: false,
    });
    expect(() => revoke(begin(), grace)).toThrow('to refuse it, reject it');
    expect(revoke(approved())).toMatchObject({ affectsResults: true });
    expect(revoke(approved(), grace).exemption.state).toBe('revoked');
    expect(() =>
      revoke(approved(), { user: 'user:default/chen', ownsRule: false }),
    ).toThrow('owns the scorecard may end it');
  });

  it('has expired at its end, also when nobody wrote that', () => {
    const exemption = approved();
    expect(stateAt(exemption, at(9.99))).toBe('approved');
    expect(stateAt(exemption, at(10))).toBe('expired');
    expect(permittedTo(grace, exemption, at(10))).toEqual({
      decide: false,
      revoke: false,
    });
    expect(() =>
      changeExemption(exemption, { type: 'revoke', actor: grace }, at(10)),
    ).toThrow('is expired, so one cannot revoke it');
    expect(() => changeExemption(exemption, { type: 'expire' }, at(9))).toThrow(
      'is approved, so one cannot expire it',
    );
    const expired = changeExemption(exemption, { type: 'expire' }, at(10));
    expect(expired).toMatchObject({
      exemption: { state: 'expired' },
      event: { from: 'approved', to: 'expired' },
      affectsResults: true,
    });
    expect(expired.event).not.toHaveProperty('by');
  });
});

describe('whatever people do', () => {
  const users = ['olivia', 'grace', 'both', 'chen'].map(
    name => `user:default/${name}`,
  );
  const actor = fc.record({
    user: fc.constantFrom(...users),
    ownsRule: fc.boolean(),
  });
  const day = fc.integer({ min: -1, max: 20 });
  const anyCommand: fc.Arbitrary<ExemptionCommand> = fc.oneof(
    fc.record({
      type: fc.constant('approve' as const),
      actor,
      endsAt: fc.option(
        day.map(d => at(d).toISOString()),
        { nil: undefined },
      ),
    }),
    fc.record({
      type: fc.constant('reject' as const),
      actor,
      comment: fc.constantFrom(undefined, 'No'),
    }),
    fc.record({ type: fc.constant('revoke' as const), actor }),
    fc.constant({ type: 'expire' as const }),
  );
  const life = fc.array(
    fc.record({ command: anyCommand, wait: fc.integer({ min: 0, max: 5 }) }),
    {
      maxLength: 8,
    },
  );

  function live(
    steps: { command: ExemptionCommand; wait: number }[],
    requester: string,
  ) {
    let exemption = begin(10, requester);
    let today = 0;
    const changes: (ExemptionChange & {
      before: ExemptionRecord;
      command: ExemptionCommand;
      today: number;
    })[] = [];
    for (const step of steps) {
      today += step.wait;
      const before = exemption;
      try {
        const change = changeExemption(before, step.command, at(today));
        changes.push({ ...change, before, command: step.command, today });
        exemption = change.exemption;
      } catch {
        expect(exemption).toBe(before);
      }
    }
    return { exemption, changes };
  }

  it('keeps the promises', () => {
    const finals: ExemptionState[] = ['rejected', 'revoked', 'expired'];
    fc.assert(
      fc.property(life, fc.constantFrom(...users), (steps, requester) => {
        const { exemption, changes } = live(steps, requester);
        // Never decided by the requester.
        expect(exemption.decidedBy).not.toBe(requester);
        for (const change of changes) {
          const { before, event, command, today } = change;
          // Every step has an event that says what happened.
          expect(event).toMatchObject({
            from: before.state,
            to: change.exemption.state,
            at: at(today).toISOString(),
          });
          expect(change.exemption.revision).toBe(before.revision + 1);
          // Nothing happens after the end of its life.
          expect(finals).not.toContain(before.state);
          // Results are made anew whenever it begins or stops being in force.
          expect(change.affectsResults).toBe(
            [before.state, change.exemption.state].includes('approved'),
          );
          // Only time acts after the end.
          const ended = Date.parse(before.endsAt) <= at(today).getTime();
          expect(command.type === 'expire').toBe(ended);
          // Nobody gets more than was asked for.
          expect(Date.parse(change.exemption.endsAt)).toBeLessThanOrEqual(
            Date.parse(before.endsAt),
          );
        }
        // Never in force after its end.
        expect(stateAt(exemption, new Date(exemption.endsAt))).not.toBe(
          'approved',
        );
      }),
      { numRuns: 500 },
    );
  });

  it('may do exactly what it is told it may', () => {
    fc.assert(
      fc.property(
        life,
        fc.constantFrom(...users),
        actor,
        day,
        (steps, requester, who, today) => {
          const { exemption } = live(steps, requester);
          const permitted = permittedTo(who, exemption, at(today));
          const works = (type: 'approve' | 'revoke') => {
            try {
              changeExemption(exemption, { type, actor: who }, at(today));
              return true;
            } catch {
              return false;
            }
          };
          expect(permitted).toEqual({
            decide: works('approve'),
            revoke: works('revoke'),
          });
        },
      ),
    );
  });
});
