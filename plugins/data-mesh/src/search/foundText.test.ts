import { foundColumns, foundWords } from './foundText';

const highlight = (fields: Record<string, string>) => ({
  preTag: '<b7>',
  postTag: '</b7>',
  fields,
});

describe('foundWords', () => {
  it('are those that the search engine marked, once each', () => {
    expect(
      foundWords(
        highlight({
          title: '<b7>Bird</b7> strikes',
          text: 'A <b7>bird</b7> of any <b7>species</b7>',
          location: '/catalog/<b7>other</b7>',
        }),
      ),
    ).toBe('bird species');
  });

  it('are none without marks', () => {
    expect(foundWords(undefined)).toBe('');
    expect(foundWords(highlight({ text: 'no marks' }))).toBe('');
  });
});

describe('foundColumns', () => {
  const text = [
    'Every column of this port',
    'origin · Where it left from',
    'wildlifeSpecies · Species of the bird',
    'species_code · Code',
  ].join('\n');

  it('come by the number of words that they hold', () => {
    expect(foundColumns({ text }, 'code species')).toEqual([
      'species_code · Code',
      'wildlifeSpecies · Species of the bird',
    ]);
  });

  it('are none for words about the whole', () => {
    expect(foundColumns({ text }, 'port')).toEqual([]);
    expect(foundColumns({ text }, '')).toEqual([]);
  });
});
