import {
  check,
  levels,
  productResult,
  scorecard,
} from '../__testUtils__/results';
import { checksByLevel, nextLevel, nextProductLevel } from './progress';

const now = new Date('2026-06-01T00:00:00Z');

describe('nextLevel', () => {
  it('names what is missing up to the next level, and nothing above it', () => {
    const result = scorecard({
      level: 'bronze',
      checks: [
        check(),
        check({ checkId: 'a', level: 'silver', status: 'fail' }),
        check({ checkId: 'b', level: 'silver', status: 'unknown' }),
        check({ checkId: 'c', level: 'silver' }),
        check({ checkId: 'e', level: 'silver', status: 'exempt' }),
        check({ checkId: 'f', level: 'silver', status: 'not-applicable' }),
        check({ checkId: 'd', level: 'gold', status: 'fail' }),
      ],
    });
    expect(nextLevel(result, now)).toMatchObject({
      level: { name: 'silver' },
      missing: [{ checkId: 'a' }, { checkId: 'b' }],
    });
  });

  it('leaves out checks that do not count yet', () => {
    const result = scorecard({
      checks: [
        check({ checkId: 'draft', status: 'fail', phase: 'draft' }),
        check({
          checkId: 'later',
          status: 'fail',
          phase: 'grace',
          enforcedFrom: '2026-06-02',
        }),
        check({
          checkId: 'over',
          status: 'fail',
          phase: 'grace',
          enforcedFrom: '2026-05-31',
        }),
      ],
    });
    expect(nextLevel(result, now)?.missing).toMatchObject([
      { checkId: 'over' },
    ]);
  });

  it('is undefined at the top', () => {
    expect(nextLevel(scorecard({ level: 'gold' }), now)).toBeUndefined();
  });
});

describe('nextProductLevel', () => {
  it('counts the scorecards that hold the product back', () => {
    const result = productResult({
      scorecards: [
        scorecard({
          level: 'bronze',
          checks: [check({ checkId: 'a', level: 'silver', status: 'fail' })],
        }),
        scorecard({ checks: [check({ checkId: 'b', status: 'fail' })] }),
        scorecard({
          checks: [check({ checkId: 'c', status: 'fail', phase: 'draft' })],
        }),
      ],
    });
    expect(nextProductLevel(result, now)).toMatchObject({
      level: { name: 'bronze' },
      missing: [{ checkId: 'b' }],
    });
  });

  it('is undefined when nothing counts or all is reached', () => {
    expect(
      nextProductLevel(productResult({ scorecards: [] }), now),
    ).toBeUndefined();
    expect(
      nextProductLevel(
        productResult({ scorecards: [scorecard({ level: 'gold' })] }),
        now,
      ),
    ).toBeUndefined();
  });
});

describe('checksByLevel', () => {
  it('orders by level and leaves out empty ones', () => {
    const groups = checksByLevel({
      levels,
      checks: [
        check({ checkId: 'a', level: 'gold' }),
        check({ checkId: 'b' }),
        check({ checkId: 'c', level: 'gold' }),
      ],
    });
    expect(
      groups.map(({ level, checks }) => [
        level.name,
        checks.map(({ checkId }) => checkId),
      ]),
    ).toEqual([
      ['bronze', ['b']],
      ['gold', ['a', 'c']],
    ]);
  });
});
