import fc from 'fast-check';
import {
  ACCESS_CADENCES,
  AccessFilter,
} from '@meshport/backstage-plugin-data-mesh-common';
import { must } from '../__testUtils__/must';
import { endOf, isShorter } from '../ports/duration';
import { isNarrower } from '../ports/narrowing';
import { pendingRequest, stepOf } from './__testUtils__/pending';
import { transitionRequest } from './requestMachine';
import { Actor, RequestAction, RequestSnapshot } from './requestTypes';

const PEOPLE = ['chen', 'olivia', 'otto', 'grace', 'wim'].map(
  name => `user:default/${name}`,
);
const GROUPS = ['owners', 'stewards', 'team'].map(
  name => `group:default/${name}`,
);
const COLUMNS = ['a', 'b', 'c'];
const AT = '2026-11-23T10:00:00.000Z';

const person = fc.constantFrom(...PEOPLE);
const actor: fc.Arbitrary<Actor> = fc
  .record({ userRef: person, groups: fc.subarray(GROUPS) })
  .map(({ userRef, groups }) => ({ userRef, claims: [userRef, ...groups] }));
const approvers = fc.subarray([...PEOPLE, ...GROUPS], { minLength: 1 });
const duration = fc.constantFrom('PT1H', 'P1D', 'P7D', 'P30D', 'P1M', 'P90D');
const filter: fc.Arbitrary<AccessFilter> = fc.record(
  {
    columns: fc.subarray(COLUMNS, { minLength: 1 }),
    rows: fc.uniqueArray(
      fc.record({
        column: fc.constantFrom(...COLUMNS),
        values: fc.subarray(['1', '2', '3'], { minLength: 1 }),
      }),
      { maxLength: 2, selector: row => row.column },
    ),
  },
  { requiredKeys: [] },
);
const steps = fc.array(
  fc
    .record({ approvers, quorum: fc.integer({ min: 1, max: 2 }) })
    .map(step => stepOf(step.approvers, { quorum: step.quorum })),
  { minLength: 1, maxLength: 3 },
);

const request: fc.Arbitrary<RequestSnapshot> = fc
  .record({
    steps,
    requester: person,
    holder: fc.constantFrom(...GROUPS, 'dataproduct:default/delays', ''),
    holderOwners: fc.subarray(GROUPS),
    duration,
    filter: fc.option(filter, { nil: undefined }),
  })
  .map(({ steps: asked, holder, ...rest }) =>
    pendingRequest(asked, { ...rest, holder: holder || rest.requester }),
  );

const action: fc.Arbitrary<RequestAction> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record(
      {
        type: fc.constant('approve' as const),
        actor,
        at: fc.constant(AT),
        duration,
        filter,
      },
      { requiredKeys: ['type', 'actor', 'at'] },
    ),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constantFrom('ask' as const, 'answer' as const),
      actor,
      at: fc.constant(AT),
      text: fc.constantFrom('', 'why?'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constantFrom('deny' as const),
      actor,
      comment: fc.constantFrom('', 'no'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('cancel' as const), actor }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<RequestAction>(
      { type: 'remind' },
      { type: 'lapse' },
    ),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('escalate' as const),
      at: fc.constant(AT),
      approvers,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('void' as const),
      opening: fc.record({
        outcome: fc.constantFrom('deny' as const, 'decide' as const),
        steps,
      }),
    }),
  },
);

function checkMove(
  before: RequestSnapshot,
  after: RequestSnapshot,
  done: RequestAction,
): void {
  must(before.state === 'pending', 'what is decided stays as it is');
  must(
    after.state !== 'approved' || done.type === 'approve',
    'only an approval approves, silence never does',
  );
  must(
    isNarrower(
      after.granted?.filter ?? after.filter,
      done.type === 'void'
        ? after.filter
        : before.granted?.filter ?? before.filter,
    ),
    'an approver gives no more columns and rows than there were',
  );
  const left = after.granted?.duration ?? after.duration;
  must(
    isShorter(left, after.duration, AT),
    'an approver gives no more time than was asked for',
  );
  if (done.type === 'approve' || done.type === 'deny') {
    const { userRef, claims } = done.actor;
    must(userRef !== before.requester, 'nobody decides for themselves');
    must(
      ![before.holder, ...(before.holderOwners ?? [])].some(ref =>
        claims.includes(ref),
      ),
      'nobody decides for their team or product',
    );
    must(
      before.approvers.some(ref => claims.includes(ref)),
      'only approvers of the step decide',
    );
  }
}

function checkApproved({ steps: all }: RequestSnapshot): void {
  const people = all.flatMap(step => step.approvals.map(({ by }) => by));
  must(new Set(people).size === people.length, 'nobody fills two steps');
  for (const { approvals, quorum } of all) {
    must(approvals.length === quorum, 'each step has its quorum');
  }
}

describe('any sequence of actions on a request', () => {
  it('approves only by the quorum of each step, of people without a part in it', () => {
    let approved = 0;
    fc.assert(
      fc.property(
        request,
        fc.array(action, { maxLength: 60, size: 'max' }),
        (asked, actions) => {
          let current = asked;
          for (const next of actions) {
            const result = transitionRequest(current, next);
            if ('refusal' in result) {
              must(result.refusal.reason !== '', 'a refusal says why');
              continue;
            }
            const after = { ...current, ...result.patch };
            checkMove(current, after, next);
            if (after.state === 'approved') {
              approved += 1;
              checkApproved(after);
            }
            current = after;
          }
        },
      ),
      { numRuns: 3000 },
    );
    // Otherwise nothing was shown.
    expect(approved).toBeGreaterThan(100);
  });
});

describe('the end of a right', () => {
  const start = fc
    .date({
      min: new Date('2024-01-01'),
      max: new Date('2032-01-01'),
      noInvalidDate: true,
    })
    .map(date => date.toISOString());

  it('comes after its beginning and never after the longest the port allows', () => {
    fc.assert(
      fc.property(
        start,
        duration,
        duration,
        fc.option(fc.constantFrom(...ACCESS_CADENCES), { nil: undefined }),
        (begin, asked, longest, endsWith) => {
          fc.pre(isShorter(asked, longest, begin));
          const end = endOf(begin, asked, endsWith, longest);
          expect(end > begin).toBe(true);
          expect(end <= endOf(begin, longest)).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('a narrower filter', () => {
  const rowOf = (text: string) =>
    Object.fromEntries(COLUMNS.map((column, i) => [column, text[i]]));
  const rows = ['111', '123', '222', '312', '331'].map(rowOf);
  /** What can be seen of the rows through a filter. */
  const seen = ({ columns = COLUMNS, rows: filters = [] }: AccessFilter = {}) =>
    new Set(
      rows.flatMap((row, i) =>
        filters.every(({ column, values }) => values.includes(row[column]))
          ? columns.map(column => `${i} ${column}`)
          : [],
      ),
    );

  it('lets nothing be seen that the wider one hides', () => {
    fc.assert(
      fc.property(filter, filter, (narrow, wide) => {
        fc.pre(isNarrower(narrow, wide));
        const inWide = seen(wide);
        expect([...seen(narrow)].filter(cell => !inWide.has(cell))).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it('is each filter of itself, and of no filter at all', () => {
    fc.assert(
      fc.property(filter, one => {
        expect(isNarrower(one, one)).toBe(true);
        expect(isNarrower(one, undefined)).toBe(true);
      }),
    );
  });
});
