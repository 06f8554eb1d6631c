import { check, productResult, scorecard } from '../__testUtils__/results';
import { productScore } from './productScore';

const now = new Date('2026-06-01T00:00:00Z');

describe('productScore', () => {
  it('weighs the checks that count, over all scorecards', () => {
    const result = productResult({
      scorecards: [
        scorecard({
          checks: [
            check({ weight: 3 }),
            check({ status: 'fail' }),
            check({ status: 'exempt', weight: 50 }),
            check({ status: 'not-applicable', weight: 50 }),
            check({ status: 'fail', phase: 'draft', weight: 50 }),
          ],
        }),
        scorecard({ checks: [check({ status: 'unknown' })] }),
      ],
    });
    expect(productScore(result, now)).toBe(3 / 5);
  });

  it('is unknown when nothing counts', () => {
    expect(
      productScore(productResult({ scorecards: [] }), now),
    ).toBeUndefined();
    expect(
      productScore(
        productResult({
          scorecards: [scorecard({ checks: [check({ status: 'exempt' })] })],
        }),
        now,
      ),
    ).toBeUndefined();
  });
});
