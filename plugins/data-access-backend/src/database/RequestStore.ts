import { PermissionCriteria } from '@backstage/plugin-permission-common';
import {
  AccessRequest,
  PortRef,
} from '@meshport/backstage-plugin-data-access-common';
import { AccessRequestFilter } from '@meshport/backstage-plugin-data-access-node';
import { Knex } from 'knex';
import { AccessDatabase } from './AccessDatabase';
import { whereCriteria } from './criteria';
import { encodeCursor } from './cursor';
import { fromGrantRow, GrantRow, toAccessGrant } from './grantRows';
import { listingQuery, newestFirst, RequestListing } from './requestListing';
import {
  fromRequestRow,
  RequestRecord,
  RequestRow,
  toAccessRequest,
} from './requestRows';

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
    const records = await this.getRecords(ids);
    const requests = await this.#withGrants([...records.values()]);
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
    return new Map(rows.map(row => [row.id, fromRequestRow(row)]));
  }

  /**
   * Which of the requests a permission policy allows to be used.
   *
   * @param criteria - everything when absent
   */
  async filterIds(
    ids: readonly string[],
    criteria: PermissionCriteria<AccessRequestFilter> | undefined,
  ): Promise<Set<string>> {
    const query = this.#knex<RequestRow>('access_requests')
      .whereIn('id', [...ids])
      .select('id');
    if (criteria) {
      query.andWhere(sub => whereCriteria(sub, criteria));
    }
    return new Set((await query).map(({ id }) => id));
  }

  /**
   * The pending requests, or those with a living grant, for ports and holders;
   * for a renewal, another renewal of the same that is still open.
   *
   * @returns ids in the order given; `undefined` where there is none
   */
  async findOpen(
    asked: readonly (PortRef & { holder: string; renews?: string })[],
  ): Promise<(string | undefined)[]> {
    const holders = [...new Set(asked.map(({ holder }) => holder))];
    const products = [...new Set(asked.map(({ product }) => product))];
    const rows = await this.#knex<RequestRow>('access_requests')
      .where('is_open', true)
      .whereIn('holder', holders)
      .whereIn('product', products)
      .select('id', 'holder', 'product', 'port', 'version', 'renews');
    return asked.map(
      one =>
        rows.find(row =>
          one.renews
            ? row.renews === one.renews
            : row.renews === null &&
              row.holder === one.holder &&
              row.product === one.product &&
              row.port === one.port &&
              row.version === one.version,
        )?.id,
    );
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
    const rows: RequestRow[] = await newestFirst(
      this.#knex<RequestRow>('access_requests').whereIn(
        'id',
        this.#knex
          .select('id')
          .from(listingQuery(this.#knex, listing, limit + 1).as('page')),
      ),
      'created_at',
      'id',
    );
    const items = await this.#withGrants(
      rows.slice(0, limit).map(fromRequestRow),
    );
    const last = items.at(-1);
    return rows.length > limit && last
      ? { items, nextCursor: encodeCursor(last) }
      : { items };
  }

  async #withGrants(requests: RequestRecord[]): Promise<AccessRequest[]> {
    const rows = await this.#knex<GrantRow>('access_grants').whereIn(
      'request_id',
      requests.map(request => request.renews ?? request.id),
    );
    const grants = new Map(rows.map(row => [row.request_id, row]));
    return requests.map(record => {
      const request = toAccessRequest(record);
      // "Or that was prolonged by it": a renewal has none of its own.
      const row = grants.get(
        record.renews && record.state === 'approved'
          ? record.renews
          : record.id,
      );
      return row
        ? { ...request, grant: toAccessGrant(fromGrantRow(row)) }
        : request;
    });
  }
}
