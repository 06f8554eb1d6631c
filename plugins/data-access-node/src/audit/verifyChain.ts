import { ChainExpectations, ChainVerifier } from './ChainVerifier';
import { AccessLogLine, ChainHead } from './logLine';

/**
 * What a check of the log found. `erased`: how many private texts are gone, as
 * events of the log say. `sequence`: the first place where the log is not what
 * was written.
 * @public
 */
export type ChainVerdict =
  | { intact: true; head: ChainHead; erased: number }
  | { intact: false; sequence: number; reason: string };

/**
 * Checks a log, or a part of one, in memory: that no line was changed, put in,
 * taken out or moved, and that no private text was but by an erasure that the
 * same part tells of.
 *
 * @param lines - in the order of their sequence
 * @param options - `after`: the place before the first line, when it is not
 * the beginning; see {@link ChainExpectations} for the others
 * @returns where the chain ends, or the first place where it is broken
 * @public
 */
export function verifyChain(
  lines: Iterable<AccessLogLine>,
  options: ChainExpectations & { after?: ChainHead } = {},
): ChainVerdict {
  const verifier = new ChainVerifier(options);
  for (const line of lines) {
    const finding = verifier.add(line);
    if (finding) {
      return { intact: false, ...finding };
    }
  }
  const [finding] = verifier.finish();
  return finding
    ? { intact: false, ...finding }
    : { intact: true, head: verifier.head, erased: verifier.erased };
}
