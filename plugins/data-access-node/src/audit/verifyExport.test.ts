import fc from 'fast-check';
import { anyParts, write } from './__testUtils__/anyLog';
import { formatLogEnd, formatLogLine } from './exportFormat';
import { AccessLogLine, CHAIN_START } from './logLine';
import { verifyExport } from './verifyExport';

/** The lines of an export, the end last. */
function exported(lines: readonly AccessLogLine[]): string[] {
  const { sequence, hash } = lines.at(-1) ?? { sequence: 0, hash: CHAIN_START };
  return [...lines.map(formatLogLine), formatLogEnd({ sequence, hash })];
}

const asBytes = (lines: readonly string[]) =>
  Buffer.from(lines.map(line => `${line}\n`).join(''));

/** In chunks of a size that has nothing to do with lines. */
async function* chunksOf(bytes: Uint8Array, size = 7) {
  for (let from = 0; from < bytes.length; from += size) {
    yield bytes.subarray(from, from + size);
  }
}

const verify = (lines: readonly string[]) =>
  verifyExport(chunksOf(asBytes(lines)));

const runs = { numRuns: 300 };

describe('verifyExport', () => {
  it('finds an untouched export intact', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyParts,
        fc.integer({ min: 1, max: 5000 }),
        async (parts, size) => {
          const lines = write(parts);
          const { sequence, hash } = lines.at(-1)!;
          expect(
            await verifyExport(chunksOf(asBytes(exported(lines)), size), {
              anchor: { sequence, hash },
            }),
          ).toMatchObject({
            intact: true,
            findings: [],
            events: lines.length,
            head: { sequence, hash },
          });
        },
      ),
      runs,
    );
  });

  it('finds any single byte that was changed, put in or taken out', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyParts,
        fc.nat(),
        fc.integer({ min: 0, max: 255 }),
        fc.constantFrom('change', 'put in', 'take out'),
        async (parts, pick, byte, kind) => {
          const bytes = asBytes(exported(write(parts)));
          // The last line feed says nothing.
          const at = pick % (bytes.length - 1);
          fc.pre(kind !== 'change' || bytes[at] !== byte);
          const after = bytes.subarray(kind === 'put in' ? at : at + 1);
          const middle = kind === 'take out' ? [] : [byte];
          const changed = Buffer.concat([
            bytes.subarray(0, at),
            Buffer.from(middle),
            after,
          ]);
          const verdict = await verifyExport(chunksOf(changed, 512));
          expect(verdict.intact).toBe(false);
          expect(verdict.findingCount).toBeGreaterThan(0);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('finds any line taken out', async () => {
    await fc.assert(
      fc.asyncProperty(anyParts, fc.nat(), async (parts, pick) => {
        const lines = exported(write(parts));
        lines.splice(pick % lines.length, 1);
        expect((await verify(lines)).intact).toBe(false);
      }),
      runs,
    );
  });

  it('finds any line that is there twice', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyParts,
        fc.nat(),
        fc.nat(),
        async (parts, pick, to) => {
          const lines = exported(write(parts));
          lines.splice(to % (lines.length + 1), 0, lines[pick % lines.length]);
          expect((await verify(lines)).intact).toBe(false);
        },
      ),
      runs,
    );
  });

  it('finds any other order', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyParts,
        fc.nat(),
        fc.nat(),
        async (parts, from, to) => {
          const lines = exported(write(parts));
          const [moved] = lines.splice(from % lines.length, 1);
          const place = to % (lines.length + 1);
          fc.pre(place !== from % (lines.length + 1));
          lines.splice(place, 0, moved);
          expect((await verify(lines)).intact).toBe(false);
        },
      ),
      runs,
    );
  });

  it('finds an export that breaks off anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(anyParts, fc.nat(), async (parts, pick) => {
        const bytes = asBytes(exported(write(parts)));
        const cut = bytes.subarray(0, pick % (bytes.length - 1));
        expect((await verifyExport(chunksOf(cut, 100))).intact).toBe(false);
      }),
      runs,
    );
  });

  it('finds an end that was made anew for a shorter log by a place noted before', async () => {
    const lines = write([{ actor: 'a' }, { actor: 'b' }, { actor: 'c' }]);
    const { sequence, hash } = lines[2];
    const shorter = asBytes(exported(lines.slice(0, 2)));
    expect((await verifyExport(chunksOf(shorter))).intact).toBe(true);
    expect(
      await verifyExport(chunksOf(shorter), { anchor: { sequence, hash } }),
    ).toMatchObject({
      intact: false,
      findings: [
        { reason: 'the log ends at event 2, but event 3 was noted before' },
      ],
    });
  });

  it('takes nothing that the export does not write', async () => {
    const [line, end] = exported(write([{ actor: 'a' }]));
    for (const changed of [
      line.replace('{', '{"approved":true,'),
      line.replace('{', '{"actor":"b",'),
      line.replace('"actor":"a"', '"actor":"\\u0061"'),
      line.replace('"sequence":1', '"sequence":1.0'),
      ` ${line}`,
      line.replace(/"format":2/, '"format":3'),
      line.replace(/"hash":"[^"]*",/, ''),
      `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
      '',
    ]) {
      const verdict = await verify([changed, end]);
      expect(verdict.findings[0]).toMatchObject({ line: 1 });
    }
  });

  it('reads an empty log', async () => {
    expect(await verify(exported([]))).toMatchObject({
      intact: true,
      events: 0,
    });
    expect((await verify([])).intact).toBe(false);
  });

  it('keeps at most a hundred findings, and counts all', async () => {
    const lines = exported(write([...Array(301)].map(() => ({}))));
    const verdict = await verify(lines.map(line => `${line} `));
    expect(verdict.findings).toHaveLength(100);
    expect(verdict.findingCount).toBeGreaterThan(300);
  });
});
