import { DateTime } from 'luxon';
import { durationChoices, longestDays } from './durationChoices';

const now = DateTime.fromISO('2026-11-22T12:00:00Z', { zone: 'utc' });

describe('durationChoices', () => {
  it.each([
    ['P90D', ['P7D', 'P30D', 'P90D']],
    ['P3M', ['P7D', 'P30D', 'P90D', 'P3M']],
    ['P7D', ['P7D']],
    ['PT8H', ['PT8H']],
    ['P2Y', ['P7D', 'P30D', 'P90D', 'P180D', 'P1Y', 'P2Y']],
  ])('offers presets up to %s and itself', (longest, expected) => {
    expect(durationChoices(longest, now).map(({ value }) => value)).toEqual(
      expected,
    );
  });

  it('names a longest duration that it cannot read as it is written', () => {
    expect(durationChoices('soon', now)).toEqual([
      { value: 'soon', label: 'soon (the longest)' },
    ]);
  });
});

describe('longestDays', () => {
  it.each([
    ['P90D', 90],
    ['P1M', 30],
    ['P1Y', 365],
    ['PT36H', 1],
    ['PT8H', 0],
    ['soon', 0],
  ])('counts the whole days of %s', (longest, days) => {
    expect(longestDays(longest, now)).toBe(days);
  });
});
