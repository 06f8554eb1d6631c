import { createHash } from 'node:crypto';
import stringify from 'safe-stable-stringify';
import { AccessLogLine1, AccessLogLine2, CommittedText } from './logLine';

/**
 * The hash of a line: SHA-256 over the hash before it, a line feed, and the
 * event as JSON with sorted keys, without the two hashes. Of private texts only
 * the commitments take part, by name; fields that are not set take no part, and
 * neither does the `format` of lines of format 1.
 *
 * @returns 64 hexadecimal digits
 * @public
 */
export function hashLine(
  line: Omit<AccessLogLine1, 'hash'> | Omit<AccessLogLine2, 'hash'>,
): string {
  const { sequence, requestId, grantId, type, actor, at } = line;
  const { fromState, toState, details, previousHash } = line;
  const shared = {
    sequence,
    requestId,
    grantId,
    type,
    actor,
    at,
    fromState,
    toState,
    details,
  };
  const text = stringify(
    line.format === 1
      ? { ...shared, comment: line.comment }
      : {
          ...shared,
          format: line.format,
          texts: line.texts && {
            comment: line.texts.comment?.commitment,
            purpose: line.texts.purpose?.commitment,
          },
        },
  );
  return sha256(`${previousHash}\n${text}`);
}

/**
 * Commits to a text without telling it: who has only the commitment cannot find
 * the text by trying, because of the salt.
 *
 * @param salt - 64 hexadecimal digits of chance, used for nothing else
 * @public
 */
export function commitText(
  text: string,
  salt: string,
): Required<CommittedText> {
  return { commitment: sha256(`${salt}\n${text}`), salt, text };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
