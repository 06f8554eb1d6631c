import { diffLines } from 'diff';

/** Unchanged lines shown around a change. */
const CONTEXT = 3;
/** A comparison that takes longer would freeze the page. */
const TIMEOUT_MS = 3_000;

/**
 * A line of a comparison of two texts.
 * @internal
 */
export interface DiffLine {
  kind: 'same' | 'added' | 'removed';
  text: string;
  /** Line numbers from 1, where the line is in the text. */
  before?: number;
  after?: number;
}

/**
 * Lines to show, or a run of unchanged ones to pass over.
 * @internal
 */
export interface DiffBlock {
  lines: DiffLine[];
  /** Whether all of it is far from any change. */
  folded: boolean;
}

/**
 * Two texts line by line.
 *
 * @returns `undefined` when they differ too much to be compared in a few
 * seconds
 * @internal
 */
export function lineDiff(
  before: string,
  after: string,
): DiffLine[] | undefined {
  const parts = diffLines(before, after, { timeout: TIMEOUT_MS });
  if (!parts) {
    return undefined;
  }
  let beforeLine = 0;
  let afterLine = 0;
  return parts.flatMap(({ value, added, removed }) =>
    value
      .replace(/\n$/, '')
      .split('\n')
      .map((text): DiffLine => {
        if (added) {
          afterLine += 1;
          return { kind: 'added', text, after: afterLine };
        }
        beforeLine += 1;
        if (removed) {
          return { kind: 'removed', text, before: beforeLine };
        }
        afterLine += 1;
        return { kind: 'same', text, before: beforeLine, after: afterLine };
      }),
  );
}

/**
 * Folds what is far from any change.
 * @internal
 */
export function foldUnchanged(lines: DiffLine[]): DiffBlock[] {
  const near = new Array<boolean>(lines.length).fill(false);
  lines.forEach(({ kind }, index) => {
    if (kind !== 'same') {
      near.fill(true, Math.max(0, index - CONTEXT), index + CONTEXT + 1);
    }
  });
  const blocks: DiffBlock[] = [];
  lines.forEach((line, index) => {
    const last = blocks[blocks.length - 1];
    if (last && last.folded === !near[index]) {
      last.lines.push(line);
    } else {
      blocks.push({ lines: [line], folded: !near[index] });
    }
  });
  return blocks;
}
