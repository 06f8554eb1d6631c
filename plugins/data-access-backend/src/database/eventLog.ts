import { Knex } from 'knex';
import { AccessEvent } from '@meshport/backstage-plugin-data-access-common';
import {
  ChainedAccessEvent,
  ChainHead,
  hashEvent,
} from '@meshport/backstage-plugin-data-access-node';
import { toIso } from './time';

/** @internal */
export type NewAccessEvent = Omit<AccessEvent, 'sequence'>;

interface EventRow {
  /** PostgreSQL hands out 64 bit integers as text. */
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
  previous_hash: string;
  hash: string;
}

/**
 * Adds events to the end of the log. Takes the lock on its head, which is held
 * until the transaction ends, so this comes last in a transaction.
 *
 * @param trx - the transaction that makes the transition
 * @internal
 */
export async function appendEvents(
  trx: Knex.Transaction,
  events: readonly NewAccessEvent[],
): Promise<void> {
  if (events.length === 0) {
    return;
  }
  let { sequence, hash } = await readHead(trx, { lock: true });
  const rows = events.map(event => {
    sequence += 1;
    const previousHash = hash;
    hash = hashEvent(previousHash, { ...event, sequence });
    return toRow({ ...event, sequence, previousHash, hash });
  });
  await trx<EventRow>('access_events').insert(rows);
  await trx('access_event_head').where({ id: 1 }).update({ sequence, hash });
}

/**
 * The events of one request, oldest first.
 * @internal
 */
export async function eventsOfRequest(
  knex: Knex,
  requestId: string,
): Promise<AccessEvent[]> {
  const rows = await knex<EventRow>('access_events')
    .where({ request_id: requestId })
    .orderBy('sequence');
  return rows.map(row => {
    const { previousHash, hash, ...event } = fromRow(row);
    return event;
  });
}

/**
 * A part of the log, oldest first, as it was written.
 *
 * @param after - the sequence before the first event wanted
 * @internal
 */
export async function readLog(
  knex: Knex,
  after: number,
  limit: number,
): Promise<ChainedAccessEvent[]> {
  const rows = await knex<EventRow>('access_events')
    .where('sequence', '>', after)
    .orderBy('sequence')
    .limit(limit);
  return rows.map(fromRow);
}

/**
 * Where the log ends.
 * @internal
 */
export async function readHead(
  knex: Knex,
  options: { lock: boolean },
): Promise<ChainHead> {
  const query = knex<{ id: number; sequence: number | string; hash: string }>(
    'access_event_head',
  ).where({ id: 1 });
  const [head] = await (options.lock ? query.forUpdate() : query);
  return { sequence: Number(head.sequence), hash: head.hash };
}

function toRow(event: ChainedAccessEvent): EventRow {
  return {
    sequence: event.sequence,
    request_id: event.requestId,
    grant_id: event.grantId ?? null,
    type: event.type,
    actor: event.actor,
    at: new Date(event.at),
    from_state: event.fromState ?? null,
    to_state: event.toState,
    comment: event.comment ?? null,
    details: event.details ? JSON.stringify(event.details) : null,
    previous_hash: event.previousHash,
    hash: event.hash,
  };
}

function fromRow(row: EventRow): ChainedAccessEvent {
  return {
    sequence: Number(row.sequence),
    requestId: row.request_id,
    ...(row.grant_id !== null && { grantId: row.grant_id }),
    type: row.type,
    actor: row.actor,
    at: toIso(row.at),
    ...(row.from_state !== null && { fromState: row.from_state }),
    toState: row.to_state,
    ...(row.comment !== null && { comment: row.comment }),
    ...(row.details !== null && { details: JSON.parse(row.details) }),
    previousHash: row.previous_hash,
    hash: row.hash,
  };
}
