import { InputError } from '@backstage/errors';
import { PermissionCriteria } from '@backstage/plugin-permission-common';
import {
  AccessEvent,
  ListReadersQuery,
  Page,
  ReaderAt,
} from '@meshport/backstage-plugin-data-access-common';
import { AccessRequestFilter } from '@meshport/backstage-plugin-data-access-node';
import { Knex } from 'knex';
import { toLines } from '../../database/eventLog';
import { EventRow, toEvent } from '../../database/eventRows';
import { databaseNow } from '../../database/time';
import { whereSeen } from '../whereSeen';
import { readerAt, renewalOf } from './readerAt';

interface Candidate {
  sequence: number | string;
  request_id: string;
  grant_id: string;
}

/**
 * Who could read what, at any moment, by nothing but the log.
 * @internal
 */
export class ReaderHistory {
  readonly #knex: Knex;

  constructor(database: { knex: Knex }) {
    this.#knex = database.knex;
  }

  /**
   * Who could read at a moment; the rights that were asked of the engine last
   * come first. A page may hold fewer than asked for and not be the last.
   *
   * @param query - `at` by the database's clock now when absent
   * @param allowed - which requests the caller may see; all when absent
   * @throws `InputError` for a cursor that is not one
   */
  async list(
    query: ListReadersQuery,
    allowed?: PermissionCriteria<AccessRequestFilter>,
  ): Promise<Page<ReaderAt>> {
    const { limit = 100 } = query;
    const at = query.at ? new Date(query.at) : await databaseNow(this.#knex);
    const found = await this.#candidates({ ...query, limit }, at, allowed);
    const page = found.slice(0, limit);
    const events = await this.#eventsOf(page);
    const items = page.flatMap(
      candidate =>
        readerAt(
          candidate.grant_id,
          events.get(candidate.request_id) ?? [],
          at.getTime(),
        ) ?? [],
    );
    const last = page.at(-1);
    return found.length > limit && last
      ? { items, nextCursor: String(last.sequence) }
      : { items };
  }

  /** Grants that the engine had confirmed by then, and not their end. */
  async #candidates(
    query: ListReadersQuery & { limit: number },
    at: Date,
    allowed: PermissionCriteria<AccessRequestFilter> | undefined,
  ): Promise<Candidate[]> {
    const { product, holder, principal, cursor, limit } = query;
    const found = this.#knex<EventRow>('access_events')
      .where('type', 'grant.requested')
      .where('at', '<=', at)
      .whereExists(this.#ofSameGrant('grant.activated', at))
      .whereNotExists(this.#ofSameGrant('grant.ended', at))
      // From the end of the log: most of what is older has ended.
      .orderBy('sequence', 'desc')
      .limit(limit + 1)
      .select<Candidate[]>('sequence', 'request_id', 'grant_id');
    if (principal !== undefined) {
      found.where('principal', principal);
    }
    if (product !== undefined) {
      found.whereIn('request_id', this.#submitted().where({ product }));
    }
    if (holder !== undefined) {
      // Before there were holders, whoever asked was the holder.
      found.whereIn(
        'request_id',
        this.#submitted().whereRaw('coalesce(holder, actor) = ?', [holder]),
      );
    }
    if (cursor !== undefined) {
      found.where('sequence', '<', sequenceOf(cursor));
    }
    whereSeen(found, allowed);
    return found;
  }

  #ofSameGrant(type: string, at: Date): Knex.QueryBuilder {
    return this.#knex('access_events as later')
      .whereRaw('later.grant_id = access_events.grant_id')
      .where('later.type', type)
      .where('later.at', '<=', at);
  }

  #submitted(): Knex.QueryBuilder {
    return this.#knex('access_events')
      .where('type', 'request.submitted')
      .select('request_id');
  }

  /** By request: its events, and what approved the requests that prolonged it. */
  async #eventsOf(
    candidates: readonly Candidate[],
  ): Promise<Map<string, AccessEvent[]>> {
    const own = await this.#read(candidates.map(({ request_id: id }) => id));
    const renewals = new Map(
      own.flatMap(event => {
        const renewal = renewalOf(event);
        return renewal ? [[renewal, event.requestId] as const] : [];
      }),
    );
    const others = await this.#read([...renewals.keys()]);

    const byRequest = new Map<string, AccessEvent[]>();
    for (const event of own) {
      byRequest.set(event.requestId, [
        ...(byRequest.get(event.requestId) ?? []),
        event,
      ]);
    }
    for (const event of others) {
      const renewed = renewals.get(event.requestId);
      if (renewed && event.toState === 'approved') {
        byRequest.get(renewed)?.push(event);
      }
    }
    return byRequest;
  }

  async #read(requestIds: readonly string[]): Promise<AccessEvent[]> {
    if (requestIds.length === 0) {
      return [];
    }
    const rows = await this.#knex<EventRow>('access_events')
      .whereIn('request_id', [...new Set(requestIds)])
      .orderBy('sequence');
    return (await toLines(this.#knex, rows)).map(toEvent);
  }
}

function sequenceOf(cursor: string): number {
  const sequence = Number(cursor);
  if (!Number.isSafeInteger(sequence) || sequence < 0) {
    throw new InputError(
      'cursor: not a cursor of this list; leave it out to begin at the newest right',
    );
  }
  return sequence;
}
