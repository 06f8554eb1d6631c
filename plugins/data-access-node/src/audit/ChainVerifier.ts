import { commitText, hashLine } from './hashLine';
import {
  AccessLogLine,
  CHAIN_START,
  ChainHead,
  CommittedText,
  ERASED_EVENT,
} from './logLine';

/**
 * A place where the log is not what was written. `sequence`: of the event that
 * should stand there.
 * @public
 */
export interface ChainFinding {
  sequence: number;
  reason: string;
}

/**
 * What a log has to hold, beside being one chain.
 * @public
 */
export interface ChainExpectations {
  /** Where it has to end, so that lines cut off its end are noticed. */
  head?: ChainHead;
  /**
   * A place that was noted before, which it has to hold: a log that was cut
   * off before it, or written anew up to it, does not.
   */
  anchor?: ChainHead;
}

/**
 * Checks a log line by line: that none was changed, put in, taken out or moved,
 * and that each private text is what was written, or was erased by an event of
 * the log. Keeps no lines; what it keeps grows only with the requests whose
 * texts were erased, until the event that says so.
 * @public
 */
export class ChainVerifier {
  #last: ChainHead;
  #erased = 0;
  readonly #anchor: ChainHead | undefined;
  readonly #head: ChainHead | undefined;
  #anchorSeen: boolean;
  /** The first text that is gone, by request. */
  readonly #missing = new Map<string, ChainFinding>();

  /**
   * @param options - `after`: the place before the first line, when that is not
   * the beginning of the log
   */
  constructor(options: ChainExpectations & { after?: ChainHead } = {}) {
    this.#last = options.after ?? { sequence: 0, hash: CHAIN_START };
    this.#anchor = options.anchor;
    this.#head = options.head;
    this.#anchorSeen = isSame(options.anchor, this.#last);
  }

  /** The last line that was added. */
  get head(): ChainHead {
    return this.#last;
  }

  /** How many private texts were erased so far. */
  get erased(): number {
    return this.#erased;
  }

  /**
   * Checks the next line, and goes on from it whatever it is.
   *
   * @returns what is wrong with it, if anything
   */
  add(line: AccessLogLine): ChainFinding | undefined {
    const sequence = this.#last.sequence + 1;
    const reason =
      this.#brokenLink(line) ?? brokenText(line) ?? this.#missedAnchor(line);
    this.#last = { sequence: line.sequence, hash: line.hash };
    this.#noteErased(line);
    return reason ? { sequence, reason } : undefined;
  }

  /**
   * Checks the end, after the last line.
   *
   * @param head - where the log has to end, when that is known only now
   */
  finish(head = this.#head): ChainFinding[] {
    const { sequence } = this.#last;
    const findings = [...this.#missing.values()];
    if (head && head.sequence !== sequence) {
      findings.push({
        sequence: Math.min(sequence, head.sequence) + 1,
        reason: `the log ends at event ${sequence}, but was written up to event ${head.sequence}`,
      });
    } else if (head && !isSame(head, this.#last)) {
      const reason = `the log ends with another event ${sequence} than was written`;
      findings.push({ sequence, reason });
    }
    if (this.#anchor && !this.#anchorSeen) {
      findings.push({
        sequence: sequence + 1,
        reason: `the log ends at event ${sequence}, but event ${
          this.#anchor.sequence
        } was noted before`,
      });
    }
    return findings;
  }

  #brokenLink(line: AccessLogLine): string | undefined {
    const expected = this.#last.sequence + 1;
    if (line.sequence !== expected) {
      return `expected event ${expected}, found ${line.sequence}`;
    }
    if (line.previousHash !== this.#last.hash) {
      return `event ${expected} does not follow the event before it`;
    }
    return line.hash === hashLine(line)
      ? undefined
      : `event ${expected} is not what was written`;
  }

  #missedAnchor({ sequence, hash }: AccessLogLine): string | undefined {
    if (sequence !== this.#anchor?.sequence) {
      return undefined;
    }
    this.#anchorSeen = true;
    return hash === this.#anchor.hash
      ? undefined
      : `event ${sequence} is not the one that was noted before`;
  }

  #noteErased(line: AccessLogLine): void {
    const { requestId, sequence } = line;
    if (line.type === ERASED_EVENT) {
      this.#missing.delete(requestId);
    }
    for (const [name, { text }] of textsOf(line)) {
      if (text === undefined) {
        this.#erased += 1;
        if (!this.#missing.has(requestId)) {
          this.#missing.set(requestId, {
            sequence,
            reason: `the ${name} of event ${sequence} is gone, and no later event says that it was erased`,
          });
        }
      }
    }
  }
}

function isSame(one: ChainHead | undefined, other: ChainHead): boolean {
  return one?.sequence === other.sequence && one.hash === other.hash;
}

function brokenText(line: AccessLogLine): string | undefined {
  const broken = textsOf(line).find(
    ([, { commitment, salt, text }]) =>
      (salt === undefined) !== (text === undefined) ||
      (salt !== undefined &&
        text !== undefined &&
        commitText(text, salt).commitment !== commitment),
  );
  return (
    broken &&
    `the ${broken[0]} of event ${line.sequence} is not what was written`
  );
}

function textsOf(line: AccessLogLine): [string, CommittedText][] {
  return line.format === 1 ? [] : Object.entries(line.texts ?? {});
}
