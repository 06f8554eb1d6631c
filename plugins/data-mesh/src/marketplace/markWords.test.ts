import fc from 'fast-check';
import { markWords } from './markWords';

const marked = (text: string, search: string) =>
  markWords(text, search)
    .map(piece => (piece.marked ? `[${piece.text}]` : piece.text))
    .join('');

describe('markWords', () => {
  it('marks each word wherever it is, in upper and lower case', () => {
    expect(marked('delay_minutes, Delay', 'DELAY min')).toBe(
      '[delay]_[min]utes, [Delay]',
    );
  });

  it('marks the longer one of two words that begin alike', () => {
    expect(marked('delays', 'delay delays')).toBe('[delays]');
  });

  it('takes signs as they are', () => {
    expect(marked('a.b (c) axb', 'a.b (c)')).toBe('[a.b] [(c)] axb');
  });

  it('never loses or changes a text, whatever is looked for', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme' }),
        (text, search) => {
          const pieces = markWords(text, search);
          expect(pieces.map(piece => piece.text).join('')).toBe(text);
        },
      ),
    );
  });
});
