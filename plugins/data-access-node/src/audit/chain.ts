import { createHash } from 'node:crypto';
import { AccessEvent } from '@meshport/backstage-plugin-data-access-common';
import stringify from 'safe-stable-stringify';

/**
 * An event with its place in the chain.
 * @public
 */
export interface ChainedAccessEvent extends AccessEvent {
  /** Hash of the event before it; {@link CHAIN_START} for the first. */
  previousHash: string;
  /** SHA-256, in hexadecimal, of `previousHash` and the event itself. */
  hash: string;
}

/**
 * The hash that stands before the first event.
 * @public
 */
export const CHAIN_START = '0'.repeat(64);

/**
 * Where the chain ends: the last event's sequence and hash.
 * @public
 */
export interface ChainHead {
  sequence: number;
  hash: string;
}

/**
 * What a check of the chain found. `sequence` is the first place where the log
 * is not what was written.
 * @public
 */
export type ChainVerdict =
  | { intact: true; head: ChainHead }
  | { intact: false; sequence: number; reason: string };

/**
 * The hash of an event: SHA-256 over the hash before it, a line feed, and the
 * event as JSON with sorted keys. Fields that are not set take no part.
 * @public
 */
export function hashEvent(previousHash: string, event: AccessEvent): string {
  const { sequence, requestId, grantId, type, actor, at } = event;
  const { fromState, toState, comment, details } = event;
  const text = stringify({
    sequence,
    requestId,
    grantId,
    type,
    actor,
    at,
    fromState,
    toState,
    comment,
    details,
  });
  return createHash('sha256').update(`${previousHash}\n${text}`).digest('hex');
}

/**
 * Checks a log, or a part of one: that no line was changed, put in, taken out
 * or moved.
 *
 * @param events - in the order of their sequence
 * @param options - `after`: the place before the first event, when it is not
 * the beginning; `head`: where the log has to end, so that lines cut off its
 * end are noticed
 * @returns where the chain ends, or the first place where it is broken
 * @public
 */
export function verifyChain(
  events: Iterable<ChainedAccessEvent>,
  options: { after?: ChainHead; head?: ChainHead } = {},
): ChainVerdict {
  let last: ChainHead = options.after ?? { sequence: 0, hash: CHAIN_START };
  for (const event of events) {
    const sequence = last.sequence + 1;
    if (event.sequence !== sequence) {
      const reason = `expected event ${sequence}, found ${event.sequence}`;
      return { intact: false, sequence, reason };
    }
    if (event.previousHash !== last.hash) {
      const reason = `event ${sequence} does not follow the event before it`;
      return { intact: false, sequence, reason };
    }
    if (event.hash !== hashEvent(last.hash, event)) {
      const reason = `event ${sequence} is not what was written`;
      return { intact: false, sequence, reason };
    }
    last = { sequence, hash: event.hash };
  }
  const { head } = options;
  if (head && (head.sequence !== last.sequence || head.hash !== last.hash)) {
    return {
      intact: false,
      sequence: last.sequence + 1,
      reason: `the log ends at event ${last.sequence}, but ${head.sequence} were written`,
    };
  }
  return { intact: true, head: last };
}
