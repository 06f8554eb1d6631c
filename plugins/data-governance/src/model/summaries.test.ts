import fc from 'fast-check';
import { levels, summary } from '../__testUtils__/results';
import {
  filterSummaries,
  levelsByDomain,
  readFilters,
  writeFilters,
} from './summaries';

const [bronze, silver] = levels;
const summaries = [
  summary('flights', { level: silver }),
  summary('departure-delays', { level: bronze }),
  summary('weather', {
    domain: 'domain:default/weather',
    owner: 'group:default/weather-services',
  }),
];

function namesOf(address: string): string[] {
  return filterSummaries(
    summaries,
    readFilters(new URLSearchParams(address)),
  ).map(({ title }) => title);
}

describe('filters', () => {
  it.each([
    ['', ['flights', 'departure-delays', 'weather']],
    ['level=silver', ['flights']],
    ['level=none', ['weather']],
    ['level=silver&level=bronze', ['flights', 'departure-delays']],
    ['domain=domain:default/weather&level=silver', []],
    ['owner=group:default/weather-services', ['weather']],
  ])('%p shows %p', (address, expected) => {
    expect(namesOf(address)).toEqual(expected);
  });

  it('come back from the address as they were, beside what else is there', () => {
    const values = fc.array(fc.string());
    fc.assert(
      fc.property(values, values, values, (domain, owner, level) => {
        const filters = { domain, owner, level };
        const address = writeFilters(
          new URLSearchParams('tab=1&domain=old'),
          filters,
        ).toString();
        const read = new URLSearchParams(address);
        expect(readFilters(read)).toEqual(filters);
        expect(read.get('tab')).toBe('1');
      }),
    );
  });
});

describe('levelsByDomain', () => {
  it('counts the products of each domain by level, none first', () => {
    expect(levelsByDomain(summaries, levels)).toEqual([
      { domain: 'domain:default/flight-operations', counts: [0, 1, 1, 0] },
      { domain: 'domain:default/weather', counts: [1, 0, 0, 0] },
    ]);
  });
});
