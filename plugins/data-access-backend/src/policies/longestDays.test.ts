import { longestDays } from './longestDays';
import {
  aPolicy,
  aProduct,
  aRule,
  anInput,
  policiesOver,
} from './__testUtils__/policies';

describe('the days that rules see', () => {
  it.each([
    ['P7D', undefined, undefined, 7],
    ['PT12H', undefined, undefined, 0.5],
    ['P7D', 'month', undefined, 31],
    ['P7D', 'year', 'P14D', 14],
    ['P7D', 'year', undefined, 90],
    ['P90D', 'month', 'P90D', 90],
    ['P7D', 'week', 'P1D', 7],
  ] as const)(
    'of %s with the cadence %s, %s at most, are %d',
    (duration, endsWith, longestDuration, days) => {
      expect(longestDays(duration, { endsWith, longestDuration })).toBe(days);
    },
  );

  it('are those that the right may last by the cadence of the port', async () => {
    const { policies } = policiesOver([
      aPolicy([aRule('long', 'deny', { when: 'request.days > 14.0' })]),
    ]);
    const outcome = async (access = {}) =>
      (
        await policies.decide(
          anInput(aProduct({ access }), { duration: 'P1D' }),
        )
      ).outcome;
    expect(await outcome()).toBe('decide');
    expect(await outcome({ endsWith: 'week' })).toBe('decide');
    expect(await outcome({ endsWith: 'year', longestDuration: 'P1Y' })).toBe(
      'deny',
    );
  });
});
