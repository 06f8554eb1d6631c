/** How the progress of a start reaches a person. */
export interface Reporter {
  /** Says something that stays. */
  say(line: string): void;
  /**
   * Says how far something is; the next call takes its place.
   *
   * @param line - undefined when there is nothing in progress any more
   */
  progress(line: string | undefined): void;
}

/** The part of a stream a reporter writes to. */
export type ReporterStream = {
  isTTY?: boolean;
  columns?: number;
  write(text: string): unknown;
};

const QUIET_INTERVAL_MS = 10_000;
const CLEAR_LINE = '\r\u001b[2K';

/**
 * Reports to a stream. On a terminal the progress is one line that is
 * rewritten; elsewhere it is a line every ten seconds.
 *
 * @param now - the time in milliseconds
 */
export function createReporter(
  stream: ReporterStream,
  now: () => number = Date.now,
): Reporter {
  let current: string | undefined;
  let lastProgress = now();

  function draw() {
    if (stream.isTTY && current !== undefined) {
      const width = (stream.columns ?? 80) - 1;
      stream.write(CLEAR_LINE + current.slice(0, width));
    }
  }

  return {
    say(line) {
      if (stream.isTTY && current !== undefined) {
        stream.write(CLEAR_LINE);
      }
      stream.write(`${line}\n`);
      draw();
    },
    progress(line) {
      if (stream.isTTY && line === undefined && current !== undefined) {
        stream.write(CLEAR_LINE);
      }
      current = line;
      draw();
      if (
        !stream.isTTY &&
        line !== undefined &&
        now() - lastProgress >= QUIET_INTERVAL_MS
      ) {
        lastProgress = now();
        stream.write(`${line}\n`);
      }
    },
  };
}

/** A reporter that says nothing. */
export const silentReporter: Reporter = {
  say: () => undefined,
  progress: () => undefined,
};
