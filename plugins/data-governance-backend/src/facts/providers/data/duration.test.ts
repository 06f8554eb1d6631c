import { describeSeconds } from './duration';

describe('describeSeconds', () => {
  it.each([
    [0, '0 seconds'],
    [1, '1 second'],
    [90, '90 seconds'],
    [150, '2.5 minutes'],
    [36 * 3_600, '36 hours'],
    [2 * 86_400, '2 days'],
    [100.4 * 86_400, '100 days'],
    [10 * 365 * 86_400, '10 years'],
  ])('%p: %s', (seconds, words) => {
    expect(describeSeconds(seconds)).toBe(words);
  });
});
