import { randomBytes } from 'node:crypto';
import { AccessEvent } from '@meshport/backstage-plugin-data-access-common';
import {
  AccessLogLine,
  AccessLogLine2,
  commitText,
  CommittedText,
  hashLine,
  PrivateTexts,
} from '@meshport/backstage-plugin-data-access-node';
import { storable } from './storable';
import { toIso } from './time';

/**
 * An event as the workflow tells it. `comment` and `purpose` are private: the
 * log keeps them apart, so that they can be erased.
 * @internal
 */
export type NewAccessEvent = Omit<AccessEvent, 'sequence' | 'erased'>;

/**
 * A line in the database. PostgreSQL hands out 64 bit integers as text.
 * @internal
 */
export interface EventRow {
  sequence: number | string;
  request_id: string;
  grant_id: string | null;
  type: string;
  actor: string;
  at: Date | number | string;
  from_state: AccessEvent['fromState'] | null;
  to_state: AccessEvent['toState'];
  comment: string | null;
  details: string | null;
  format: 1 | 2;
  texts: string | null;
  previous_hash: string;
  hash: string;
}

/** @internal */
export interface TextRow {
  sequence: number | string;
  name: keyof PrivateTexts<unknown>;
  request_id: string;
  salt: string;
  text: string;
}

const PRIVATE = ['comment', 'purpose'] as const;

/**
 * Makes the next line of the log.
 *
 * @internal
 */
export function toLine(
  event: NewAccessEvent,
  previous: { sequence: number; hash: string },
): AccessLogLine2 {
  const { requestId, grantId, type, actor, at, fromState, toState } = event;
  const texts: PrivateTexts<CommittedText> = {};
  for (const name of PRIVATE) {
    const text = event[name];
    if (text !== undefined) {
      texts[name] = commitText(storable(text), randomBytes(32).toString('hex'));
    }
  }
  const line = {
    format: 2 as const,
    sequence: previous.sequence + 1,
    requestId,
    ...(grantId !== undefined && { grantId }),
    type,
    actor,
    at,
    ...(fromState !== undefined && { fromState }),
    toState,
    ...(event.details && { details: storable(event.details) }),
    ...(Object.keys(texts).length > 0 && { texts }),
    previousHash: previous.hash,
  };
  return { ...line, hash: hashLine(line) };
}

/** @internal */
export function toEventRow(line: AccessLogLine2): EventRow {
  const commitments = Object.entries(line.texts ?? {}).map(
    ([name, { commitment }]) => [name, commitment],
  );
  return {
    sequence: line.sequence,
    request_id: line.requestId,
    grant_id: line.grantId ?? null,
    type: line.type,
    actor: line.actor,
    at: new Date(line.at),
    from_state: line.fromState ?? null,
    to_state: line.toState,
    comment: null,
    details: line.details ? JSON.stringify(line.details) : null,
    format: line.format,
    texts: line.texts ? JSON.stringify(Object.fromEntries(commitments)) : null,
    previous_hash: line.previousHash,
    hash: line.hash,
  };
}

/** @internal */
export function toTextRows(line: AccessLogLine2): TextRow[] {
  return PRIVATE.flatMap(name => {
    const { salt, text } = line.texts?.[name] ?? {};
    return salt === undefined || text === undefined
      ? []
      : [
          {
            sequence: line.sequence,
            name,
            request_id: line.requestId,
            salt,
            text,
          },
        ];
  });
}

/**
 * The line as it was written, with those of its texts that are still there.
 * @internal
 */
export function fromEventRow(
  row: EventRow,
  texts: readonly TextRow[],
): AccessLogLine {
  const shared = {
    sequence: Number(row.sequence),
    requestId: row.request_id,
    ...(row.grant_id !== null && { grantId: row.grant_id }),
    type: row.type,
    actor: row.actor,
    at: toIso(row.at),
    ...(row.from_state !== null && { fromState: row.from_state }),
    toState: row.to_state,
    ...(row.details !== null && { details: detailsOf(row.details) }),
    previousHash: row.previous_hash,
    hash: row.hash,
  };
  if (row.format === 1) {
    return {
      ...shared,
      format: row.format,
      ...(row.comment !== null && { comment: row.comment }),
    };
  }
  return {
    ...shared,
    // Also a format that is not known, for the check of the log to find.
    format: row.format,
    ...(row.texts !== null && { texts: withTexts(row.texts, texts) }),
  };
}

/** Details that somebody has spoiled are for the check of the log to find. */
function detailsOf(json: string): AccessEvent['details'] {
  try {
    return JSON.parse(json);
  } catch {
    return { spoiled: json };
  }
}

function withTexts(
  json: string,
  texts: readonly TextRow[],
): PrivateTexts<CommittedText> {
  const commitments: Record<string, string> = JSON.parse(json);
  return Object.fromEntries(
    Object.entries(commitments).map(([name, commitment]) => {
      const row = texts.find(text => text.name === name);
      return [
        name,
        { commitment, ...(row && { salt: row.salt, text: row.text }) },
      ];
    }),
  );
}

/**
 * The event as people read it.
 * @internal
 */
export function toEvent(line: AccessLogLine): AccessEvent {
  const { previousHash, hash, ...rest } = line;
  if (rest.format === 1) {
    const { format, ...event } = rest;
    return event;
  }
  const { format, texts = {}, ...event } = rest;
  const { comment, purpose } = texts;
  const erased = [comment, purpose].some(
    text => text !== undefined && text.text === undefined,
  );
  return {
    ...event,
    ...(comment?.text !== undefined && { comment: comment.text }),
    ...(purpose?.text !== undefined && { purpose: purpose.text }),
    ...(erased && { erased }),
  };
}
