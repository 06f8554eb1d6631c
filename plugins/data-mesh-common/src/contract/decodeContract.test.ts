import fc from 'fast-check';
import { decodeContract } from './decodeContract';
import { parseContract } from './parseContract';

function bytes(...parts: (string | number[])[]): Uint8Array {
  return Buffer.concat(parts.map(part => Buffer.from(part as string)));
}

describe('decodeContract', () => {
  it('decodes any text in UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        fc.pre(!text.startsWith('\ufeff'));
        expect(decodeContract(bytes(text))).toEqual({ definition: text });
      }),
    );
  });

  it('leaves out a byte order mark', () => {
    expect(decodeContract(bytes([0xef, 0xbb, 0xbf], 'id: ä'))).toEqual({
      definition: 'id: ä',
    });
    expect(parseContract('\ufeffid: orders').problems).not.toContainEqual(
      expect.objectContaining({ path: 'id' }),
    );
  });

  it.each([
    ['a byte of another encoding', bytes('name: Caf', [0xe9], ' au lait'), 10],
    ['a lonely continuation', bytes('ü', [0x80]), 2],
    ['an encoding that is too long', bytes('a', [0xc0, 0xaf]), 1],
    ['half of a pair', bytes('ab', [0xed, 0xa0, 0x80]), 3],
    ['a character that is cut off', bytes('abc', [0xe2, 0x82]), 5],
    ['a late one', bytes('x'.repeat(900_000), [0xff]), 900_000],
  ])('refuses %s and says where', (_what, input, position) => {
    expect(decodeContract(input).problem?.message).toBe(
      `is not UTF-8 at byte ${position} (counted from 0); save it as UTF-8`,
    );
  });

  it.each([
    ['UTF-16', [0xff, 0xfe, 0x69, 0]],
    ['UTF-16', [0xfe, 0xff, 0, 0x69]],
    ['UTF-32', [0xff, 0xfe, 0, 0, 0x69, 0, 0, 0]],
  ])('names the encoding %s', (name, input) => {
    expect(decodeContract(bytes(input)).problem?.message).toBe(
      `is encoded as ${name}; save it as UTF-8`,
    );
  });

  it('refuses what is too large without looking at it', () => {
    const start = performance.now();
    expect(decodeContract(new Uint8Array(10_000_000)).problem?.message).toMatch(
      'has more than 1000000 bytes',
    );
    expect(performance.now() - start).toBeLessThan(1000);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array(), input => {
        const { definition, problem } = decodeContract(input);
        expect(definition === undefined).toBe(problem !== undefined);
      }),
    );
  });
});
