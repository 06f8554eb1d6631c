import fc from 'fast-check';
import { splitLines, TextLine } from './splitLines';

async function linesOf(chunks: Uint8Array[], longest?: number) {
  const lines: TextLine[] = [];
  const source = async function* source() {
    yield* chunks;
  };
  for await (const line of splitLines(source(), longest)) {
    lines.push(line);
  }
  return lines;
}

describe('splitLines', () => {
  it('does not depend on how the bytes are cut into chunks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.string({ unit: 'grapheme' }).filter(text => !text.includes('\n')),
        ),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
        async (texts, sizes) => {
          const bytes = Buffer.from(texts.map(text => `${text}\n`).join(''));
          const chunks: Uint8Array[] = [];
          for (let from = 0, i = 0; from < bytes.length; i++) {
            const size = sizes[i % sizes.length];
            chunks.push(bytes.subarray(from, from + size));
            from += size;
          }
          expect(await linesOf(chunks)).toEqual(texts.map(text => ({ text })));
        },
      ),
    );
  });

  it('passes over a line that is too long, whatever its chunks, and goes on', async () => {
    const chunks = ['aaa', 'aaa', 'a\nok\nbbbbbb', '\nend'].map(part =>
      Buffer.from(part),
    );
    expect(await linesOf(chunks, 5)).toEqual([
      { problem: 'is longer than 5 bytes' },
      { text: 'ok' },
      { problem: 'is longer than 5 bytes' },
      { text: 'end' },
    ]);
  });

  it('says of a line that it is not UTF-8', async () => {
    expect(await linesOf([Buffer.from([0x61, 0xff, 0x0a, 0x62])])).toEqual([
      { problem: 'is not UTF-8 text' },
      { text: 'b' },
    ]);
  });
});
