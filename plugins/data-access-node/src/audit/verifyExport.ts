import { ChainVerifier } from './ChainVerifier';
import { parseExportedLine } from './exportFormat';
import { ChainHead } from './logLine';
import { splitLines } from './splitLines';

/**
 * A place in an export where it is not what was written.
 * @public
 */
export interface ExportFinding {
  /** The line of the export, from 1; absent for what is wrong with the whole. */
  line?: number;
  /** Of the event, where it is known. */
  sequence?: number;
  reason: string;
}

/**
 * What a check of an export found.
 * @public
 */
export interface ExportVerdict {
  intact: boolean;
  /** How many events were read. */
  events: number;
  /** Whether the line was there that says where the log ends. */
  ended: boolean;
  /** How many private texts were erased, as events of the log say. */
  erased: number;
  /** The last event that was read. */
  head: ChainHead;
  /** The first findings; see `findingCount` for their number. */
  findings: ExportFinding[];
  findingCount: number;
}

const MOST_FINDINGS = 100;

/**
 * Checks an export of the log of any size in constant memory: that it is the
 * log as it was written, from its beginning to the end that its last line tells
 * of, without a byte changed.
 *
 * @param chunks - the export, NDJSON in UTF-8
 * @param options - `anchor`: a place noted before that the log has to hold.
 * Without one, an export is found intact that somebody made anew as a whole.
 * @public
 */
export async function verifyExport(
  chunks: AsyncIterable<Uint8Array>,
  options: { anchor?: ChainHead } = {},
): Promise<ExportVerdict> {
  const verifier = new ChainVerifier(options);
  const findings: ExportFinding[] = [];
  let findingCount = 0;
  const find = (finding: ExportFinding) => {
    findingCount += 1;
    if (findings.length < MOST_FINDINGS) {
      findings.push(finding);
    }
  };

  let events = 0;
  let end: ChainHead | undefined;
  let number = 0;
  for await (const text of splitLines(chunks)) {
    number += 1;
    const read = 'text' in text ? parseExportedLine(text.text) : text;
    if (end) {
      find({ line: number, reason: 'stands after the end of the log' });
    }
    if ('problem' in read) {
      find({ line: number, reason: read.problem });
    } else if ('end' in read) {
      end = read.end;
    } else {
      events += 1;
      const finding = verifier.add(read.line);
      if (finding) {
        find({ line: number, ...finding });
      }
    }
  }
  if (!end) {
    const reason = 'the export is cut off: its last line, the end, is missing';
    find({ reason });
  }
  verifier.finish(end).forEach(find);
  const { head, erased } = verifier;
  return {
    intact: findingCount === 0,
    events,
    ended: end !== undefined,
    erased,
    head,
    findings,
    findingCount,
  };
}
