import fc from 'fast-check';
import { anyParts, write } from './__testUtils__/anyLog';
import { ChainVerifier } from './ChainVerifier';
import { commitText, hashLine } from './hashLine';
import { AccessLogLine, AccessLogLine2, CHAIN_START } from './logLine';
import { verifyChain } from './verifyChain';

const headOf = (lines: AccessLogLine[]) => {
  const { sequence, hash } = lines.at(-1)!;
  return { sequence, hash };
};

describe('verifyChain', () => {
  it('finds an untouched log intact, also in parts', () => {
    fc.assert(
      fc.property(anyParts, fc.nat(), (parts, cut) => {
        const lines = write(parts);
        const head = headOf(lines);
        expect(verifyChain(lines, { head, anchor: head })).toMatchObject({
          intact: true,
          head,
        });
        const first = new ChainVerifier();
        const at = cut % lines.length;
        lines.slice(0, at).forEach(line => first.add(line));
        expect(
          verifyChain(lines.slice(at), { after: first.head, head }).intact,
        ).toBe(true);
      }),
    );
  });

  it('reads what was written before texts could be erased', () => {
    // As version 1 of the log wrote it, with the hash it has in databases.
    const line: AccessLogLine = {
      format: 1,
      sequence: 1,
      requestId: '7d5f',
      type: 'request.submitted',
      actor: 'user:default/chen',
      at: '2026-01-01T00:00:00.000Z',
      toState: 'pending',
      comment: 'for a study',
      details: { port: 'flights', approvers: ['group:default/safety'] },
      previousHash: CHAIN_START,
      hash: '24ca95d82fd70058a699b2e924685903a789bd321227d3d22d8c4a472100b20a',
    };
    expect(verifyChain([line])).toEqual({
      intact: true,
      head: { sequence: 1, hash: line.hash },
      erased: 0,
    });
  });

  it('does not depend on the order of keys', () => {
    const [line] = write([{ details: { x: '1', y: '2' } }]);
    const turned = { ...line, details: { y: '2', x: '1' } };
    expect(verifyChain([turned]).intact).toBe(true);
  });

  it('finds the first line that was changed', () => {
    fc.assert(
      fc.property(anyParts, fc.nat(), (parts, pick) => {
        const lines = write(parts);
        const index = pick % lines.length;
        lines[index] = { ...lines[index], actor: `${lines[index].actor}!` };
        expect(verifyChain(lines)).toMatchObject({
          intact: false,
          sequence: index + 1,
        });
      }),
    );
  });

  it('finds a changed line whose own hash was made anew', () => {
    const [first, second] = write([{ actor: 'a' }, { actor: 'b' }]);
    const forged = { ...first, actor: 'x' };
    forged.hash = hashLine(forged);
    expect(verifyChain([forged, second])).toMatchObject({
      intact: false,
      sequence: 2,
    });
  });

  it('finds lines written anew up to the end by a place noted before', () => {
    const before = write([{ actor: 'a' }, { actor: 'b' }, { actor: 'c' }]);
    const anchor = headOf(before.slice(0, 2));
    expect(verifyChain(before, { anchor }).intact).toBe(true);
    const anew = write([{ actor: 'a' }, { actor: 'x' }, { actor: 'c' }]);
    expect(verifyChain(anew).intact).toBe(true);
    expect(verifyChain(anew, { anchor })).toEqual({
      intact: false,
      sequence: 2,
      reason: 'event 2 is not the one that was noted before',
    });
    expect(verifyChain(anew.slice(0, 1), { anchor })).toMatchObject({
      intact: false,
      sequence: 2,
    });
  });

  it('finds a line taken out, and lines cut off or added at the end', () => {
    const lines = write([{ actor: 'a' }, { actor: 'b' }, { actor: 'c' }]);
    expect(verifyChain([lines[0], lines[2]])).toMatchObject({
      intact: false,
      sequence: 2,
      reason: 'expected event 2, found 3',
    });
    const head = headOf(lines);
    expect(verifyChain(lines, { head }).intact).toBe(true);
    expect(verifyChain(lines.slice(0, 2), { head })).toMatchObject({
      intact: false,
      sequence: 3,
    });
    expect(
      verifyChain(lines, { head: headOf(lines.slice(0, 2)) }),
    ).toMatchObject({ intact: false, sequence: 3 });
  });

  describe('private texts', () => {
    const parts = [
      { request: 1, comment: 'for a study', purpose: 'research' },
      { request: 2, comment: 'me too' },
    ];

    it('stays intact when a text is erased, and counts it', () => {
      const lines = write([...parts, { request: 1, erases: true }]);
      expect(JSON.stringify(lines)).not.toContain('for a study');
      expect(JSON.stringify(lines)).toContain('me too');
      expect(verifyChain(lines)).toMatchObject({ intact: true, erased: 2 });
    });

    it('finds a text that is gone without an erasure in the log', () => {
      const [first, ...rest] = write([
        ...parts,
        { request: 2, erases: true },
      ]) as AccessLogLine2[];
      const { commitment } = first.texts!.comment!;
      const gone = {
        ...first,
        texts: { ...first.texts, comment: { commitment } },
      };
      expect(verifyChain([gone, ...rest])).toEqual({
        intact: false,
        sequence: 1,
        reason:
          'the comment of event 1 is gone, and no later event says that it was erased',
      });
    });

    it.each<[string, (line: AccessLogLine2) => AccessLogLine2['texts']]>([
      [
        'another text',
        ({ texts }) => ({
          ...texts,
          comment: { ...texts!.comment!, text: 'for fun' },
        }),
      ],
      [
        'another text with a fitting commitment',
        ({ texts }) => ({
          ...texts,
          comment: commitText('for fun', texts!.comment!.salt!),
        }),
      ],
      [
        'a text under another name',
        ({ texts }) => ({ ...texts, purpose: texts!.comment }),
      ],
      ['no text at all', ({ texts }) => ({ purpose: texts!.purpose })],
      [
        'a text without its salt',
        ({ texts }) => ({
          ...texts,
          comment: { ...texts!.comment!, salt: undefined },
        }),
      ],
    ])('finds %s in place of what was written', (_, change) => {
      const [first, second] = write(parts) as AccessLogLine2[];
      expect(
        verifyChain([{ ...first, texts: change(first) }, second]),
      ).toMatchObject({ intact: false, sequence: 1 });
    });

    it('tells nothing of a text by its commitment alone', () => {
      const [one, other] = write([{ comment: 'x' }, { comment: 'x' }]);
      expect((one as AccessLogLine2).texts!.comment!.commitment).not.toBe(
        (other as AccessLogLine2).texts!.comment!.commitment,
      );
    });
  });
});
