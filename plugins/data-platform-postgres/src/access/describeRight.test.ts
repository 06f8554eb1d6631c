import { describeRight } from './describeRight';

const FLIGHTS = { schema: 'flights', table: 'flights' };

describe('a right in words', () => {
  it.each([
    [{}, 'SELECT on flights.flights'],
    [
      { filter: { columns: ['origin'] } },
      'SELECT on 1 column of flights.flights',
    ],
    [
      {
        filter: {
          columns: ['origin', 'delay'],
          rows: [
            { column: 'origin', values: ['ABE', 'ATL'] },
            { column: 'year', values: ['1', '2', '3', '4'] },
          ],
        },
        masks: [
          { column: 'delay', mask: 'year' as const },
          { column: 'tail', mask: 'hash' as const },
        ],
      },
      'SELECT on 2 columns of flights.flights where origin is ABE or ATL and year is one of 4 values, with delay cut to its year',
    ],
    [
      {
        masks: [
          { column: 'cost', mask: 'null' as const },
          { column: 'tail', mask: 'hash' as const },
        ],
      },
      'SELECT on flights.flights, with cost left empty, tail hashed',
    ],
  ])('says what it is narrowed to', (narrowing, words) => {
    expect(describeRight(FLIGHTS, narrowing)).toBe(words);
  });
});
