import { backoff } from './backoff';

const settings = {
  initialDelay: 2_000,
  longestDelay: 300_000,
  attemptsBeforeAlarm: 5,
};

describe('backoff', () => {
  it('doubles up to the longest delay', () => {
    const delays = [1, 2, 3, 8, 9, 1000].map(attempts =>
      backoff(attempts, settings, 0),
    );
    expect(delays).toEqual([2_000, 4_000, 8_000, 256_000, 300_000, 300_000]);
  });

  it('spreads by up to a fifth', () => {
    expect(backoff(1, settings, 1)).toBe(1_600);
    expect(backoff(50, settings, 0.5)).toBe(270_000);
  });
});
