import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { anyParts, write } from './__testUtils__/anyLog';
import { formatLogLine } from './exportFormat';

const sha256 = (text: string) =>
  createHash('sha256').update(text).digest('hex');

/** JSON with sorted keys and without white space. */
function sorted(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(sorted).join(',')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).sort(([one], [other]) =>
      one < other ? -1 : 1,
    );
    return `{${entries
      .map(([key, inner]) => `${JSON.stringify(key)}:${sorted(inner)}`)
      .join(',')}}`;
  }
  return JSON.stringify(value);
}

/** The check as the README describes it, with nothing of this package. */
function hashOf(exported: string): string {
  const { previousHash, hash, ...line } = JSON.parse(exported);
  if (line.format === 1) {
    delete line.format;
  }
  for (const name of Object.keys(line.texts ?? {})) {
    const { commitment, salt, text } = line.texts[name];
    if (text !== undefined) {
      expect(sha256(`${salt}\n${text}`)).toBe(commitment);
    }
    line.texts[name] = commitment;
  }
  return sha256(`${previousHash}\n${sorted(line)}`);
}

describe('the README', () => {
  it('says all that is needed to check a line in another language', () => {
    fc.assert(
      fc.property(anyParts, parts => {
        for (const line of write(parts)) {
          const exported = formatLogLine(line);
          expect(sorted(JSON.parse(exported))).toBe(exported);
          expect(hashOf(exported)).toBe(line.hash);
        }
      }),
    );
  });
});
