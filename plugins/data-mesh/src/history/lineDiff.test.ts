import fc from 'fast-check';
import { foldUnchanged, lineDiff } from './lineDiff';

const text = fc
  .array(fc.constantFrom('a: 1', 'b: 2', '', '  c: 3', 'd'), { minLength: 1 })
  .map(lines => lines.join('\n'));

describe('lineDiff', () => {
  it('holds every line of both texts, in order and with its number', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const lines = lineDiff(before, after) ?? [];
        const side = (key: 'before' | 'after') =>
          lines.filter(line => line[key] !== undefined);
        const trimmed = (value: string) => value.replace(/\n$/, '').split('\n');
        expect(side('before').map(line => line.text)).toEqual(
          before === '' ? [] : trimmed(before),
        );
        expect(side('after').map(line => line.text)).toEqual(
          after === '' ? [] : trimmed(after),
        );
        side('before').forEach((line, index) =>
          expect(line.before).toBe(index + 1),
        );
      }),
    );
  });

  it('folds only what is far from any change, and loses nothing', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const lines = lineDiff(before, after) ?? [];
        const blocks = foldUnchanged(lines);
        expect(blocks.flatMap(block => block.lines)).toEqual(lines);
        blocks
          .filter(({ folded }) => folded)
          .forEach(block =>
            block.lines.forEach(({ kind }) => expect(kind).toBe('same')),
          );
      }),
    );
  });
});
