import fc from 'fast-check';
import { levels, summary, trendPoint } from '../__testUtils__';
import { counted, percent } from './figures';
import { levelShares } from './levelShares';
import { readMeshView } from './meshView';
import { narrowSummaries } from './productRows';
import { daysBefore, trendDays } from './trend';

const [bronze, silver] = levels;

describe('levelShares', () => {
  it('has every level in order, none first', () => {
    const shares = levelShares(
      [{ level: silver, products: 2 }, { products: 1 }],
      levels,
    );
    expect(shares.map(({ name, products }) => [name, products])).toEqual([
      ['none', 1],
      ['bronze', 0],
      ['silver', 2],
      ['gold', 0],
    ]);
  });

  it('loses no product', () => {
    const counts = fc.array(
      fc.record({
        level: fc.option(
          fc.constantFrom(bronze, silver, { name: 'iron', title: 'Iron' }),
          { nil: undefined },
        ),
        products: fc.nat(),
      }),
    );
    const sum = (items: { products: number }[]) =>
      items.reduce((total, { products }) => total + products, 0);
    fc.assert(
      fc.property(counts, given => {
        expect(sum(levelShares(given, levels))).toBe(sum(given));
      }),
    );
  });
});

describe('trendDays', () => {
  it('has the same levels each day, also one that is gone', () => {
    const days = trendDays(
      [
        trendPoint('2026-01-01', { levels: { iron: 1, none: 2 } }),
        trendPoint('2026-01-02', { levels: { bronze: 3 }, score: undefined }),
      ],
      levels,
    );
    expect(days.map(day => day.levels.map(level => level.name))).toEqual([
      ['none', 'bronze', 'silver', 'gold', 'iron'],
      ['none', 'bronze', 'silver', 'gold', 'iron'],
    ]);
    expect(days.map(({ score }) => score)).toEqual([80, undefined]);
  });

  it('begins some days before now', () => {
    expect(daysBefore(new Date('2026-03-01T12:00:00Z'), 1)).toBe('2026-02-28');
  });
});

describe('figures', () => {
  it.each([
    [undefined, '–'],
    [0, '0 %'],
    [0.001, '1 %'],
    [0.826, '83 %'],
    [0.999, '99 %'],
    [1, '100 %'],
  ])('the share %p is %p', (share, text) => {
    expect(percent(share)).toBe(text);
  });

  it('count with their noun', () => {
    expect(counted(1, 'product')).toBe('1 product');
    expect(counted(2000, 'product')).toBe(
      `${(2000).toLocaleString()} products`,
    );
  });
});

describe('narrowSummaries', () => {
  const summaries = [
    summary('flights', { level: silver, score: 0.9 }),
    summary('departure-delays', { level: bronze, score: 0.5 }),
    summary('weather', {
      title: 'Daily weather',
      domain: 'domain:default/weather',
      owner: 'group:default/weather-services',
    }),
  ];

  it.each([
    ['', ['Daily weather', 'departure-delays', 'flights']],
    ['level=silver', ['flights']],
    ['level=none', ['Daily weather']],
    ['level=silver&level=bronze', ['departure-delays', 'flights']],
    ['domain=domain:default/weather&level=silver', []],
    ['owner=group:default/weather-services', ['Daily weather']],
    ['q=WEATHER daily', ['Daily weather']],
    ['sort=score', ['Daily weather', 'departure-delays', 'flights']],
    ['sort=domain', ['departure-delays', 'flights', 'Daily weather']],
  ])('%p shows %p', (address, expected) => {
    const view = readMeshView(new URLSearchParams(address));
    expect(narrowSummaries(summaries, view).map(({ title }) => title)).toEqual(
      expected,
    );
  });
});
