import fc from 'fast-check';
import { Duration } from 'luxon';
import { durationRefusal, endOf, isShorter } from './duration';

const limits = { shortest: Duration.fromISO('PT1M'), longest: 'P90D' };

describe('durationRefusal', () => {
  it.each(['PT1M', 'P1D', 'P90D', 'P2M', 'P1W', 'PT0.1H'])('takes %s', text => {
    expect(durationRefusal(text, limits)).toBeUndefined();
  });

  it.each([
    ['', 'not an ISO 8601 duration'],
    ['P', 'too short'],
    ['30 days', 'not an ISO 8601 duration'],
    ['PT59S', 'too short'],
    ['-P30D', 'not an ISO 8601 duration'],
    ['P1DT-25H', 'not an ISO 8601 duration'],
    ['P90DT1S', 'too long'],
    ['P4M', 'too long'],
    ['P99999999999999999999Y', 'duration'],
  ])('refuses %p: %s', (text, reason) => {
    expect(durationRefusal(text, limits)).toContain(reason);
  });

  it('blames the entity for a limit that is none', () => {
    expect(durationRefusal('P1D', { ...limits, longest: 'long' })).toContain(
      'access.longestDuration',
    );
  });

  it('has an answer for any text, and what it takes ends between the limits', () => {
    const plausible = fc.stringMatching(/^-?P?[0-9YMWDTHS.,-]{0,12}$/);
    const holds = fc.property(fc.oneof(fc.string(), plausible), text => {
      const refused = durationRefusal(text, limits) !== undefined;
      const now = new Date().toISOString();
      const length = refused
        ? 60_000
        : Date.parse(endOf(now, text)) - Date.parse(now);
      return length >= 60_000 && length <= 90 * 24 * 3600_000;
    });
    expect(fc.check(holds, { numRuns: 2000 }).counterexample).toBeNull();
  });
});

describe('endOf', () => {
  it('counts months by the calendar, in UTC', () => {
    expect(endOf('2026-01-31T10:00:00.000Z', 'P1M')).toBe(
      '2026-02-28T10:00:00.000Z',
    );
    expect(endOf('2026-03-28T23:30:00.000Z', 'P1D')).toBe(
      '2026-03-29T23:30:00.000Z',
    );
  });
});

describe('a right that ends with a period', () => {
  const start = '2026-11-23T10:00:00.000Z';

  it.each([
    ['P90D', 'month', '2027-02-01T00:00:00.000Z'],
    ['P90D', 'quarter', '2027-01-01T00:00:00.000Z'],
    ['P90D', 'week', '2027-02-15T00:00:00.000Z'],
    ['P90D', 'year', '2027-01-01T00:00:00.000Z'],
    ['P3D', 'month', '2026-12-01T00:00:00.000Z'],
    ['P3D', 'week', '2026-11-30T00:00:00.000Z'],
  ] as const)('%s, %s: %s', (duration, endsWith, end) => {
    expect(endOf(start, duration, endsWith, 'P90D')).toBe(end);
  });

  it('never goes past the longest the port allows', () => {
    expect(endOf(start, 'P3D', 'quarter', 'P7D')).toBe(
      '2026-11-30T10:00:00.000Z',
    );
  });
});

describe('isShorter', () => {
  const start = '2026-11-23T10:00:00.000Z';

  it.each([
    ['P7D', 'P30D', true],
    ['P30D', 'P30D', true],
    ['P31D', 'P30D', false],
    ['P1M', 'P30D', true],
    ['P0D', 'P30D', false],
    ['soon', 'P30D', false],
  ])('%s of %s: %s', (duration, than, expected) => {
    expect(isShorter(duration, than, start)).toBe(expected);
  });
});

it.each(['P120M-3600D', 'P1Y-300D', 'PT48H-30M', 'P-1D'])(
  'takes no parts away from others: %s',
  text => {
    expect(durationRefusal(text, limits)).toContain(
      'is not an ISO 8601 duration',
    );
    expect(isShorter(text, 'P10Y', '2026-11-23T00:00:00.000Z')).toBe(false);
  },
);
