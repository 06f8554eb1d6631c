import { PermissionCriteria } from '@backstage/plugin-permission-common';
import {
  AccessEvent,
  ListEventsQuery,
  Page,
} from '@meshport/backstage-plugin-data-access-common';
import {
  AccessRequestFilter,
  ChainHead,
  formatLogEnd,
  formatLogLine,
} from '@meshport/backstage-plugin-data-access-node';
import { Knex } from 'knex';
import { readHead, readLog, toLines } from '../database/eventLog';
import { EventRow, toEvent } from '../database/eventRows';
import { whereSeen } from './whereSeen';

const LINES_AT_ONCE = 1000;

/**
 * Reads the log of access.
 * @internal
 */
export class AuditLog {
  readonly #knex: Knex;

  constructor(database: { knex: Knex }) {
    this.#knex = database.knex;
  }

  /**
   * Events in the order of the log. `nextCursor` is the `after` of the next
   * page.
   *
   * @param allowed - which requests' events the caller may see; all when absent
   */
  async list(
    query: ListEventsQuery,
    allowed?: PermissionCriteria<AccessRequestFilter>,
  ): Promise<Page<AccessEvent>> {
    const { limit = 100, newestFirst = false } = query;
    const found = this.#knex<EventRow>('access_events')
      .select('access_events.*')
      .orderBy('sequence', newestFirst ? 'desc' : 'asc')
      .limit(limit + 1);
    whereAsked(found, query);
    whereSeen(found, allowed);

    const rows: EventRow[] = await found;
    const lines = await toLines(this.#knex, rows.slice(0, limit));
    const items = lines.map(toEvent);
    const last = items.at(-1);
    return rows.length > limit && last
      ? { items, nextCursor: String(last.sequence) }
      : { items };
  }

  /** Where the log ends now. */
  async head(): Promise<ChainHead> {
    return readHead(this.#knex, { lock: false });
  }

  /**
   * The whole log as NDJSON, in parts, with a last line that says where it
   * ends. Holds no more than a part in memory and no transaction open: every
   * line is in it that was written before the last part was read, so that a
   * text which was erased meanwhile is never without the event that says so.
   */
  async *export(): AsyncGenerator<string> {
    let after = 0;
    for (;;) {
      // Before the lines: those that are added meanwhile come with the next.
      const head = await this.head();
      const lines = await readLog(this.#knex, after, LINES_AT_ONCE);
      if (lines.length === 0) {
        yield `${formatLogEnd(head)}\n`;
        return;
      }
      yield lines.map(line => `${formatLogLine(line)}\n`).join('');
      after = lines[lines.length - 1].sequence;
    }
  }
}

function whereAsked(query: Knex.QueryBuilder, asked: ListEventsQuery): void {
  const { after, requestId, product, actor, type, from, before } = asked;
  if (after !== undefined) {
    query.where('sequence', asked.newestFirst ? '<' : '>', after);
  }
  if (requestId !== undefined) {
    query.where('request_id', requestId);
  }
  if (product !== undefined) {
    // Only some events say which product they are about.
    query.where(any =>
      any
        .where('product', product)
        .orWhereIn('request_id', requests =>
          requests.from('access_requests').where({ product }).select('id'),
        ),
    );
  }
  if (actor !== undefined) {
    query.where('actor', actor);
  }
  if (type !== undefined) {
    query.where('type', type);
  }
  if (from !== undefined) {
    query.where('at', '>=', new Date(from));
  }
  if (before !== undefined) {
    query.where('at', '<', new Date(before));
  }
}
