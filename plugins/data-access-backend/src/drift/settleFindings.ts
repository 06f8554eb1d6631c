import { randomUUID } from 'node:crypto';
import { FindingRecord, Found, KnownPort } from './types';

/**
 * What a comparison changes in the findings of one port.
 * @internal
 */
export interface SettledFindings {
  /** Seen for the first time, or again after somebody left it for a time. */
  opened: FindingRecord[];
  /** Seen as before. */
  seen: FindingRecord[];
  /** Still there although it was to be repaired. */
  stuck: FindingRecord[];
  /** No longer there. */
  gone: FindingRecord[];
}

/**
 * Brings the findings of one port to what was found now. What is there is
 * never closed, and what was adopted stays so until its time is over, whatever
 * else changes.
 *
 * @param known - findings that are not gone
 * @param undecided - identities of which nothing can be said now; they stay
 * @param now - ISO 8601
 * @internal
 */
export function settleFindings(options: {
  port: KnownPort;
  known: readonly FindingRecord[];
  found: readonly Found[];
  undecided: ReadonlySet<string>;
  now: string;
}): SettledFindings {
  const { port, known, found, undecided, now } = options;
  const byIdentity = new Map(known.map(one => [one.identity, one]));
  const settled: SettledFindings = {
    opened: [],
    seen: [],
    stuck: [],
    gone: [],
  };
  for (const one of found) {
    const before = byIdentity.get(one.identity);
    byIdentity.delete(one.identity);
    if (!before) {
      settled.opened.push(newFinding(port, one, now));
      continue;
    }
    const next = { ...before, ...one, seenAt: now };
    if (before.state === 'adopted' && before.adopted!.until <= now) {
      settled.opened.push({ ...next, state: 'open', adopted: undefined });
    } else if (before.state === 'repairing' && one.kind !== 'unexpected') {
      settled.stuck.push({
        ...next,
        state: 'open',
        failure: 'The engine still does not agree after the repair',
      });
    } else {
      settled.seen.push(next);
    }
  }
  for (const [identity, before] of byIdentity) {
    if (!undecided.has(identity)) {
      settled.gone.push({ ...before, state: 'gone', seenAt: now });
    }
  }
  return settled;
}

function newFinding(port: KnownPort, found: Found, now: string): FindingRecord {
  const { product, port: name, version, platform, location } = port;
  return {
    ...found,
    id: randomUUID(),
    product,
    port: name,
    version,
    platform,
    location,
    since: now,
    seenAt: now,
    state: 'open',
    revision: 0,
  };
}
