import { isMet, percentile, round, seededRandom, withResults } from '.';

const metric = { name: 'a', unit: 's' };

describe('isMet', () => {
  it.each([
    [1.2, '<= 1.2', true],
    [1.21, '<= 1.2', false],
    [150, '< 150', false],
    [20, '>= 20', true],
    [1, '> 1', false],
  ])('judges %p against %p', (value, target, met) => {
    expect(isMet({ ...metric, value, target })).toBe(met);
  });

  it('has no verdict without a target and refuses one that is none', () => {
    expect(isMet({ ...metric, value: 1 })).toBeUndefined();
    expect(() => isMet({ ...metric, value: 1, target: 'fast' })).toThrow(
      "a: the target 'fast' is no comparison",
    );
  });
});

describe('percentile', () => {
  it('is the nearest rank', () => {
    const samples = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(percentile(samples, 0.5)).toBe(50);
    expect(percentile(samples, 0.95)).toBe(95);
    expect(percentile([7], 0.95)).toBe(7);
    expect(() => percentile([], 0.5)).toThrow('There are no samples');
  });
});

describe('seededRandom', () => {
  it('gives the same numbers for the same seed', () => {
    const take = (seed: number) =>
      Array.from({ length: 5 }, seededRandom(seed));
    expect(take(1)).toEqual(take(1));
    expect(take(1)).not.toEqual(take(2));
    expect(take(3).every(value => value >= 0 && value < 1)).toBe(true);
  });
});

describe('round', () => {
  it.each([
    [1.23456, 1.23],
    [0.012345, 0.0123],
    [123.456, 123],
    [123456.7, 123457],
    [0, 0],
  ])('rounds %p to %p', (value, rounded) => {
    expect(round(value)).toBe(rounded);
  });
});

describe('withResults', () => {
  const day = new Date('2026-01-02T00:00:00Z');
  const one = { title: 'One', description: 'First.' };
  const two = { title: 'Two', description: 'Second.' };

  it('replaces the section of the benchmark and keeps the others', () => {
    let file = withResults('', 'one', one, [{ ...metric, value: 1 }], day);
    file = withResults(file, 'two', two, [{ ...metric, value: 2 }], day);
    file = withResults(
      file,
      'one',
      one,
      [{ ...metric, value: 3, target: '<= 2' }],
      day,
    );
    expect(file.match(/^## .*/gm)).toEqual(['## One', '## Two']);
    expect(file).toContain('| a | 3 s | <= 2 | **no** |');
    expect(file).toContain('| a | 2 s |');
    expect(file).not.toContain('| a | 1 s |');
  });
});
