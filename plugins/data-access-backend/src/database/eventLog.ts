import { Knex } from 'knex';
import { AccessEvent } from '@meshport/backstage-plugin-data-access-common';
import {
  AccessLogLine,
  AccessLogLine2,
  ChainHead,
} from '@meshport/backstage-plugin-data-access-node';
import {
  EventRow,
  fromEventRow,
  NewAccessEvent,
  TextRow,
  toEvent,
  toEventRow,
  toLine,
  toTextRows,
} from './eventRows';
import { isPostgres } from './time';

export type { NewAccessEvent } from './eventRows';

/** SQLite takes no more than 500 rows in one statement. */
const ROWS_AT_ONCE = 200;

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
  const head = await readHead(trx, { lock: true });
  const lines: AccessLogLine2[] = [];
  for (const event of events) {
    lines.push(toLine(event, lines.at(-1) ?? head));
  }
  const { sequence, hash } = lines[lines.length - 1];
  await insertRows(trx, 'access_events', lines.map(toEventRow));
  await insertRows(trx, 'access_texts', lines.flatMap(toTextRows));
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
  return (await toLines(knex, rows)).map(toEvent);
}

/**
 * By whom and why grants began to end, by their ids.
 *
 * @param grants - with the ids of their requests
 * @internal
 */
export async function endingsOf(
  knex: Knex,
  grants: readonly { id: string; requestId: string }[],
): Promise<Map<string, AccessEvent>> {
  if (grants.length === 0) {
    return new Map();
  }
  const rows = await knex<EventRow>('access_events')
    .whereIn(
      'request_id',
      grants.map(({ requestId }) => requestId),
    )
    .where({ type: 'grant.ending' })
    .orderBy('sequence');
  const events = (await toLines(knex, rows)).map(toEvent);
  return new Map(events.map(event => [event.grantId ?? '', event]));
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
): Promise<AccessLogLine[]> {
  const rows = await knex<EventRow>('access_events')
    .where('sequence', '>', after)
    .orderBy('sequence')
    .limit(limit);
  return toLines(knex, rows);
}

/**
 * Rows of the log with those of their private texts that were not erased, in
 * the order of the rows.
 * @internal
 */
export async function toLines(
  knex: Knex,
  rows: readonly EventRow[],
): Promise<AccessLogLine[]> {
  const withTexts = rows.filter(row => row.texts !== null);
  const texts = new Map<number, TextRow[]>();
  if (withTexts.length > 0) {
    const found = await knex<TextRow>('access_texts').whereIn(
      'sequence',
      withTexts.map(row => row.sequence),
    );
    for (const row of found) {
      const sequence = Number(row.sequence);
      texts.set(sequence, [...(texts.get(sequence) ?? []), row]);
    }
  }
  return rows.map(row =>
    fromEventRow(row, texts.get(Number(row.sequence)) ?? []),
  );
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

/** All rows have the same columns. */
async function insertRows(
  trx: Knex.Transaction,
  table: 'access_events' | 'access_texts',
  rows: readonly object[],
): Promise<void> {
  if (rows.length === 0) {
    return;
  }
  if (isPostgres(trx)) {
    // One parameter for all: thousands of them take longer than the insert.
    const columns = Object.keys(rows[0]);
    await trx.raw(
      `insert into ?? (${columns.map(() => '??')})
        select ${columns.map(() => '??')}
        from json_populate_recordset(null::??, ?::json)`,
      [table, ...columns, ...columns, table, JSON.stringify(rows)],
    );
    return;
  }
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    await trx(table).insert(rows.slice(from, from + ROWS_AT_ONCE));
  }
}
