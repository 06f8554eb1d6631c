import stringify from 'safe-stable-stringify';
import { z } from 'zod';
import { AccessLogLine, ChainHead } from './logLine';

const hash = z.string().regex(/^[0-9a-f]{64}$/, 'has to be a SHA-256');

const sequence = z.int().nonnegative();

const committedText = z.strictObject({
  commitment: hash,
  salt: hash.optional(),
  text: z.string().optional(),
});

const shared = {
  sequence,
  requestId: z.string(),
  grantId: z.string().optional(),
  type: z.string(),
  actor: z.string(),
  at: z.string(),
  fromState: z.string().optional(),
  toState: z.string(),
  // As it is, whatever its keys are.
  details: z
    .custom<object>(value => typeof value === 'object' && value !== null)
    .optional(),
  previousHash: hash,
  hash,
};

const lineSchema = z.discriminatedUnion('format', [
  z.strictObject({
    ...shared,
    format: z.literal(1),
    comment: z.string().optional(),
  }),
  z.strictObject({
    ...shared,
    format: z.literal(2),
    texts: z
      .strictObject({
        comment: committedText.optional(),
        purpose: committedText.optional(),
      })
      .optional(),
  }),
]);

const endSchema = z.strictObject({ end: z.strictObject({ sequence, hash }) });

/**
 * A line of an export of the log, or what is wrong with it.
 * @public
 */
export type ExportedLine =
  | { line: AccessLogLine }
  | { end: ChainHead }
  | { problem: string };

/**
 * A line of the log as the export writes it: JSON with sorted keys, without a
 * line feed.
 * @public
 */
export function formatLogLine(line: AccessLogLine): string {
  return stringify(line);
}

/**
 * The last line of an export, by which a part that is missing at the end is
 * noticed.
 *
 * @param head - where the log ended when it was exported
 * @public
 */
export function formatLogEnd(head: ChainHead): string {
  const line: object = { end: head };
  return stringify(line);
}

/**
 * Reads one line of an export. Takes nothing that the export does not write: no
 * other field, order or notation, so that not even what stands outside of the
 * chain can be changed unseen.
 *
 * @param text - without its line feed
 * @public
 */
export function parseExportedLine(text: string): ExportedLine {
  const value = parseJson(text);
  if (value === undefined) {
    return { problem: 'is not JSON' };
  }
  const end = endSchema.safeParse(value);
  const parsed = end.success ? end : lineSchema.safeParse(value);
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0];
    const field = path.length > 0 ? `${path.join('.')}: ` : '';
    return { problem: `is no line of the log: ${field}${message}` };
  }
  if (!isCanonical(text, value)) {
    return { problem: 'is not written as the export writes it' };
  }
  // The schema knows the form only; which states there are may change.
  return end.success ? end.data : { line: value as AccessLogLine };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isCanonical(text: string, value: unknown): boolean {
  try {
    return stringify(value) === text;
  } catch {
    // Nested deeper than the stack goes, which the export never writes.
    return false;
  }
}
