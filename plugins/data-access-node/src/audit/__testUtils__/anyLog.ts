import fc from 'fast-check';
import { commitText, hashLine } from '../hashLine';
import {
  AccessLogLine,
  CHAIN_START,
  ERASED_EVENT,
  PrivateTexts,
} from '../logLine';

/** What a test says of one event. */
export interface Part {
  format: 1 | 2;
  request: number;
  actor: string;
  comment?: string;
  purpose?: string;
  details?: Record<string, unknown>;
  /** It erases the texts of its request before it. */
  erases?: boolean;
}

/** Writes a log as the backend does. */
export function write(parts: readonly Partial<Part>[]): AccessLogLine[] {
  const lines: AccessLogLine[] = [];
  let previousHash = CHAIN_START;
  for (const [index, part] of parts.entries()) {
    const requestId = `r-${part.request ?? 0}`;
    if (part.erases) {
      erase(lines, requestId);
    }
    const line = toLine({ ...part, requestId }, index + 1, previousHash);
    lines.push(line);
    previousHash = line.hash;
  }
  return lines;
}

function toLine(
  part: Partial<Part> & { requestId: string },
  sequence: number,
  previousHash: string,
): AccessLogLine {
  const shared = {
    sequence,
    requestId: part.requestId,
    type: part.erases ? ERASED_EVENT : 'request.submitted',
    actor: part.actor ?? 'user:default/chen',
    at: '2026-01-01T00:00:00.000Z',
    toState: 'pending' as const,
    ...(part.details && { details: part.details }),
    previousHash,
  };
  if (part.format === 1) {
    const { comment } = part;
    const line = {
      ...shared,
      format: 1 as const,
      ...(comment !== undefined && { comment }),
    };
    return { ...line, hash: hashLine(line) };
  }
  const line = { ...shared, format: 2 as const, ...textsOf(part, sequence) };
  return { ...line, hash: hashLine(line) };
}

function textsOf(part: Partial<Part>, sequence: number) {
  const names = (['comment', 'purpose'] as const).filter(
    name => part[name] !== undefined,
  );
  return (
    names.length > 0 && {
      texts: Object.fromEntries(
        names.map((name, index) => [
          name,
          commitText(
            part[name]!,
            (sequence * 2 + index).toString(16).padStart(64, '0'),
          ),
        ]),
      ),
    }
  );
}

function erase(lines: AccessLogLine[], requestId: string): void {
  for (const [index, line] of lines.entries()) {
    if (line.format === 2 && line.texts && line.requestId === requestId) {
      const texts: PrivateTexts<{ commitment: string }> = {};
      for (const name of ['comment', 'purpose'] as const) {
        const text = line.texts[name];
        if (text) {
          texts[name] = { commitment: text.commitment };
        }
      }
      lines[index] = { ...line, texts };
    }
  }
}

/** Any log of 1 to 12 events, of both formats, some with erased texts. */
export const anyParts = fc.array(
  fc.record(
    {
      format: fc.constantFrom<(1 | 2)[]>(1, 2, 2, 2),
      request: fc.nat({ max: 3 }),
      actor: fc.string({ unit: 'grapheme' }),
      comment: fc.string({ unit: 'grapheme' }),
      purpose: fc.string({ unit: 'grapheme' }),
      details: fc.dictionary(fc.string(), fc.jsonValue()),
      erases: fc.boolean(),
    },
    { requiredKeys: ['format', 'request', 'actor'] },
  ),
  { minLength: 1, maxLength: 12 },
);
