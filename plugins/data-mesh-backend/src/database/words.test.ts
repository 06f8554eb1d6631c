import fc from 'fast-check';
import { indexedWordsOf, wordsOf } from './words';

describe('wordsOf', () => {
  it.each([
    ['departure_delay', ['departure', 'delay']],
    ['flightDate', ['flight', 'date']],
    ['IATACode', ['iata', 'code']],
    ['iso8601', ['iso', '8601']],
    ['co2_mg3', ['co', '2', 'mg', '3']],
    ['Zürich, café', ['zurich', 'cafe']],
    ['The  the THE', ['the']],
    ["o'clock 12:30", ['o', 'clock', '12', '30']],
    ['bird-strikes', ['bird', 'strikes']],
    ['飛行機 рейс', ['飛行機', 'реис']],
    ['한국어', ['한국어']],
    ['ﬁnal', ['final']],
    [' \0 -- __ .,;', []],
    ['', []],
  ])('splits %j', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it('cuts what is no word any more, and not within a letter', () => {
    expect(wordsOf('a'.repeat(1000))).toEqual(['a'.repeat(64)]);
    const [word] = wordsOf('𐐨'.repeat(100));
    expect([...word]).toHaveLength(64);
  });

  it('gives words that need no quoting, each once and in one form', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const words = wordsOf(text);
        expect(new Set(words).size).toBe(words.length);
        for (const word of words) {
          expect(word).toMatch(/^[\p{L}\p{N}\p{M}]+$/u);
        }
      }),
    );
  });
});

describe('indexedWordsOf', () => {
  it('holds names of several words as one, too', () => {
    expect(indexedWordsOf('flightDate of pre-flight')).toEqual([
      'flight',
      'date',
      'flightdate',
      'of',
      'pre',
      'preflight',
    ]);
  });

  it('holds every word that the same text is searched with', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        expect(indexedWordsOf(text)).toEqual(
          expect.arrayContaining(wordsOf(text)),
        );
      }),
    );
  });
});
