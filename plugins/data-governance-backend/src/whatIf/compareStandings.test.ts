import { CheckStatus } from '@meshport/backstage-plugin-data-governance-common';
import { ScorecardJudgement } from '../judging';
import { compareStandings } from './compareStandings';

const AT = new Date('2026-11-22T12:00:00Z');
const levels = [
  { name: 'bronze', title: 'Bronze' },
  { name: 'silver', title: 'Silver' },
];

function judged(
  phase: 'draft' | 'grace' | 'enforced',
  status: CheckStatus,
  levelPosition: number,
) {
  return {
    scorecard: {
      definition: {
        levels,
        checks: [
          { id: 'owned', title: 'Owned', phase: 'enforced' },
          { id: 'fresh', title: 'Fresh', phase, enforcedFrom: '2027-03-31' },
        ],
      },
    },
    checks: [
      { status: 'pass', reason: 'It is.' },
      { status, reason: 'Not measured.' },
    ],
    level: levels[levelPosition],
    levelPosition,
  } as unknown as ScorecardJudgement;
}

describe('compareStandings', () => {
  it('tells of a check that would come to count, though its status stays', () => {
    expect(
      compareStandings(
        judged('grace', 'unknown', 1),
        judged('enforced', 'unknown', 0),
        AT,
      ),
    ).toEqual({
      before: levels[1],
      after: levels[0],
      change: 'falls',
      checks: [
        {
          id: 'fresh',
          title: 'Fresh',
          before: 'unknown',
          after: 'unknown',
          counts: true,
          reason: 'Not measured.',
        },
      ],
    });
  });

  it('tells of a check that would count no more', () => {
    expect(
      compareStandings(
        judged('enforced', 'fail', 0),
        judged('grace', 'fail', 1),
        AT,
      ),
    ).toMatchObject({
      change: 'rises',
      checks: [{ id: 'fresh', counts: false }],
    });
  });

  it('says nothing of a check that passes before and after', () => {
    expect(
      compareStandings(
        judged('grace', 'pass', 1),
        judged('enforced', 'pass', 1),
        AT,
      ).checks,
    ).toEqual([]);
  });
});
