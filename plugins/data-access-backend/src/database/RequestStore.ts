import { PermissionCriteria } from '@backstage/plugin-permission-common';
import {
  AccessRequest,
  ListRequestsQuery,
  PortRef,
} from '@meshport/backstage-plugin-data-access-common';
import { AccessRequestFilter } from '@meshport/backstage-plugin-data-access-node';
import { Knex } from 'knex';
import { AccessDatabase } from './AccessDatabase';
import { whereApprover, whereCriteria } from './criteria';
import { decodeCursor, encodeCursor } from './cursor';
import { fromGrantRow, GrantRow, toAccessGrant } from './grantRows';
import { fromRequestRow, RequestRecord, RequestRow } from './requestRows';

/**
 * What a caller asks for, and may see.
 * @internal
 */
export interface RequestListing extends ListRequestsQuery {
  caller: { userRef: string; claims: readonly string[] };
  /** Everything when absent. */
  allowed?: PermissionCriteria<AccessRequestFilter>;
}

/**
 * Reads requests.
 * @internal
 */
export class RequestStore {
  readonly #knex: Knex;

  constructor(database: AccessDatabase) {
    this.#knex = database.knex;
  }

  /** In the order of the ids, `undefined` for those there are not. */
  async getByIds(
    ids: readonly string[],
  ): Promise<(AccessRequest | undefined)[]> {
    const rows = await this.#knex<RequestRow>('access_requests').whereIn('id', [
      ...ids,
    ]);
    const requests = await this.#withGrants(await this.#records(rows));
    const byId = new Map(requests.map(request => [request.id, request]));
    return ids.map(id => byId.get(id));
  }

  /**
   * The requests as the workflow needs them, by id.
   *
   * @param knex - the transaction to read in, if any
   */
  async getRecords(
    ids: readonly string[],
    knex: Knex = this.#knex,
  ): Promise<Map<string, RequestRecord>> {
    const rows = await knex<RequestRow>('access_requests').whereIn('id', [
      ...ids,
    ]);
    const records = await this.#records(rows, knex);
    return new Map(records.map(record => [record.id, record]));
  }

  /** The pending request, or the one with a living grant, if there is one. */
  async findOpen(
    port: PortRef,
    requester: string,
  ): Promise<string | undefined> {
    const row = await this.#knex<RequestRow>('access_requests')
      .where({
        requester,
        product: port.product,
        port: port.port,
        version: port.version,
        is_open: true,
      })
      .first('id');
    return row?.id;
  }

  /**
   * Newest first.
   *
   * @throws `InputError` for a cursor that is not one
   */
  async list(
    listing: RequestListing,
  ): Promise<{ items: AccessRequest[]; nextCursor?: string }> {
    const limit = listing.limit ?? 50;
    const query = this.#knex<RequestRow>('access_requests')
      .select('access_requests.*')
      .orderBy([
        { column: 'created_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(limit + 1);
    whereListing(query, listing);

    const rows: RequestRow[] = await query;
    const page = rows.slice(0, limit);
    const items = await this.#withGrants(await this.#records(page));
    const last = items.at(-1);
    return rows.length > limit && last
      ? { items, nextCursor: encodeCursor(last) }
      : { items };
  }

  async #records(
    rows: RequestRow[],
    knex: Knex = this.#knex,
  ): Promise<RequestRecord[]> {
    const approvers = await knex<{
      request_id: string;
      approver: string;
    }>('access_request_approvers')
      .whereIn(
        'request_id',
        rows.map(row => row.id),
      )
      .orderBy('approver');
    const byRequest = new Map<string, string[]>(rows.map(row => [row.id, []]));
    for (const entry of approvers) {
      byRequest.get(entry.request_id)?.push(entry.approver);
    }
    return rows.map(row => fromRequestRow(row, byRequest.get(row.id) ?? []));
  }

  async #withGrants(requests: RequestRecord[]): Promise<AccessRequest[]> {
    const rows = await this.#knex<GrantRow>('access_grants').whereIn(
      'request_id',
      requests.map(request => request.id),
    );
    const grants = new Map(rows.map(row => [row.request_id, row]));
    return requests.map(request => {
      const row = grants.get(request.id);
      return row
        ? { ...request, grant: toAccessGrant(fromGrantRow(row)) }
        : request;
    });
  }
}

function whereListing(query: Knex.QueryBuilder, listing: RequestListing): void {
  const { caller } = listing;
  if (listing.scope === 'mine') {
    query.where('requester', caller.userRef);
  }
  if (listing.scope === 'inbox') {
    query.where('state', 'pending').whereNot('requester', caller.userRef);
    whereApprover(query, caller.claims);
  }
  if (listing.product) {
    query.where('product', listing.product);
  }
  if (listing.state?.length) {
    query.whereIn('state', listing.state);
  }
  if (listing.living !== undefined) {
    const living = { state: 'approved', is_open: true };
    if (listing.living) {
      query.where(living);
    } else {
      query.whereNot(sub => sub.where(living));
    }
  }
  if (listing.allowed) {
    const { allowed } = listing;
    query.andWhere(sub => whereCriteria(sub, allowed));
  }
  if (listing.cursor) {
    const { createdAt, id } = decodeCursor(listing.cursor);
    const at = new Date(createdAt);
    query.andWhere(older =>
      older
        .where('created_at', '<', at)
        .orWhere(same => same.where('created_at', at).andWhere('id', '<', id)),
    );
  }
}
