import { AccessEvent } from '@meshport/backstage-plugin-data-access-common';
import fc from 'fast-check';
import {
  CHAIN_START,
  ChainedAccessEvent,
  hashEvent,
  verifyChain,
} from './chain';

function write(
  parts: {
    actor: string;
    comment?: string;
    details?: Record<string, string>;
  }[],
): ChainedAccessEvent[] {
  let previousHash = CHAIN_START;
  return parts.map((part, index) => {
    const event: AccessEvent = {
      ...part,
      sequence: index + 1,
      requestId: 'r',
      type: 'request.submitted',
      at: '2026-01-01T00:00:00.000Z',
      toState: 'pending',
    };
    const chained = {
      ...event,
      previousHash,
      hash: hashEvent(previousHash, event),
    };
    previousHash = chained.hash;
    return chained;
  });
}

const parts = fc.array(
  fc.record(
    {
      actor: fc.string(),
      comment: fc.string(),
      details: fc.dictionary(fc.string(), fc.string()),
    },
    { requiredKeys: ['actor'] },
  ),
  { minLength: 1, maxLength: 12 },
);

describe('verifyChain', () => {
  it('finds an untouched log intact, also in parts', () => {
    fc.assert(
      fc.property(parts, fc.nat(), (lines, cut) => {
        const events = write(lines);
        const whole = verifyChain(events);
        expect(whole).toEqual({
          intact: true,
          head: { sequence: events.length, hash: events.at(-1)!.hash },
        });
        const at = cut % events.length;
        const first = verifyChain(events.slice(0, at));
        expect(
          first.intact &&
            verifyChain(events.slice(at), { after: first.head }).intact,
        ).toBe(true);
      }),
    );
  });

  it('does not depend on the order of keys', () => {
    const [event] = write([{ actor: 'a', details: { x: '1', y: '2' } }]);
    const turned = { ...event, details: { y: '2', x: '1' } };
    expect(verifyChain([turned]).intact).toBe(true);
  });

  it('finds the first line that was changed', () => {
    fc.assert(
      fc.property(parts, fc.nat(), (lines, pick) => {
        const events = write(lines);
        const index = pick % events.length;
        events[index] = { ...events[index], actor: `${events[index].actor}!` };
        expect(verifyChain(events)).toMatchObject({
          intact: false,
          sequence: index + 1,
        });
      }),
    );
  });

  it('finds a changed line whose own hash was made anew', () => {
    const events = write([{ actor: 'a' }, { actor: 'b' }]);
    const forged = { ...events[0], actor: 'x' };
    forged.hash = hashEvent(CHAIN_START, forged);
    expect(verifyChain([forged, events[1]])).toMatchObject({
      intact: false,
      sequence: 2,
    });
  });

  it('finds a line taken out, and lines cut off the end', () => {
    const events = write([{ actor: 'a' }, { actor: 'b' }, { actor: 'c' }]);
    expect(verifyChain([events[0], events[2]])).toMatchObject({
      intact: false,
      sequence: 2,
      reason: 'expected event 2, found 3',
    });
    const head = { sequence: 3, hash: events[2].hash };
    expect(verifyChain(events, { head }).intact).toBe(true);
    expect(verifyChain(events.slice(0, 2), { head })).toMatchObject({
      intact: false,
      sequence: 3,
    });
  });
});
