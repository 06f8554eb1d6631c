import fc from 'fast-check';
import { copyLine } from './copyText';

/** Reads a line as PostgreSQL documents the text format of COPY. */
function readLine(line: string): (string | null)[] {
  const meaning: Record<string, string> = { t: '\t', n: '\n', r: '\r' };
  return line
    .slice(0, -1)
    .split('\t')
    .map(field =>
      field === '\\N'
        ? null
        : field.replace(/\\(.)/g, (_, letter) => meaning[letter] ?? letter),
    );
}

describe('copyLine', () => {
  it('writes text, numbers and nothing', () => {
    expect(copyLine(["Chicago O'Hare", 42, 7n, null])).toBe(
      "Chicago O'Hare\t42\t7\t\\N\n",
    );
  });

  it('carries any text unchanged, on one line', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.string({ unit: 'binary' })), { minLength: 1 }),
        values => {
          const line = copyLine(values);
          expect(line.slice(0, -1)).not.toMatch(/[\n\r]/);
          expect(readLine(line)).toEqual(values);
        },
      ),
    );
  });
});
