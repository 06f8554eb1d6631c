import { PermissionCriteria } from '@backstage/plugin-permission-common';
import { ListRequestsQuery } from '@meshport/backstage-plugin-data-access-common';
import { AccessRequestFilter } from '@meshport/backstage-plugin-data-access-node';
import { Knex } from 'knex';
import { whereCriteria } from './criteria';
import { decodeCursor } from './cursor';

/** More claims than anybody has; a query has a branch for each. */
const MOST_CLAIMS = 100;

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
 * The ids and times of one page of a list, newest first.
 *
 * A list that is the union of several, e.g. of what each of the caller's groups
 * may decide, takes so many of the newest of each: each is read from the end
 * of an index, however long it is.
 *
 * @param limit - at most so many
 * @throws `InputError` for a cursor that is not one
 * @internal
 */
export function listingQuery(
  knex: Knex,
  listing: RequestListing,
  limit: number,
): Knex.QueryBuilder {
  const parts = branches(knex, listing).map(({ query, time, id }) => {
    whereListing(query, listing);
    if (listing.cursor) {
      const last = decodeCursor(listing.cursor);
      query.whereRaw('(??, ??) < (?, ?)', [
        time,
        id,
        new Date(last.createdAt),
        last.id,
      ]);
    }
    return newestFirst(query, time, id).limit(limit);
  });
  const all = parts.map((part, i) =>
    knex.select('id', 'created_at').from(part.as(`part_${i}`)),
  );
  const union = knex.union(all).as('pages');
  return newestFirst(knex.from(union).select('id'), 'created_at', 'id').limit(
    limit,
  );
}

/** @internal */
export function newestFirst<T extends Knex.QueryBuilder>(
  query: T,
  time: string,
  id: string,
): Knex.QueryBuilder {
  return query.orderBy([
    { column: time, order: 'desc' },
    { column: id, order: 'desc' },
  ]);
}

/** A query with the columns by which an index orders it. */
interface Branch {
  query: Knex.QueryBuilder;
  time: string;
  id: string;
}

function branches(knex: Knex, listing: RequestListing): Branch[] {
  const { scope, caller } = listing;
  const requests = (where: Record<string, string> = {}): Branch => ({
    query: knex
      .from('access_requests')
      .select('access_requests.id', 'access_requests.created_at')
      .where(where),
    time: 'access_requests.created_at',
    id: 'access_requests.id',
  });
  const claims = [...new Set(caller.claims)].slice(0, MOST_CLAIMS);
  switch (scope) {
    case 'mine':
      return [
        requests({ 'access_requests.requester': caller.userRef }),
        ...claims.map(ref => requests({ 'access_requests.holder_owner': ref })),
      ];
    case 'inbox':
      return claims.map(ref => ({
        query: knex
          .from('access_request_approvers as inbox')
          .join('access_requests', 'access_requests.id', 'inbox.request_id')
          .select('inbox.request_id as id', 'inbox.created_at as created_at')
          .where('inbox.approver', ref)
          .whereRaw('inbox.is_current')
          // Nobody decides what would be for them.
          .whereNot('access_requests.requester', caller.userRef)
          .whereNotIn('access_requests.holder_owner', claims),
        time: 'inbox.created_at',
        id: 'inbox.request_id',
      }));
    default:
      return [requests()];
  }
}

function whereListing(query: Knex.QueryBuilder, listing: RequestListing): void {
  const { product, basket, holder, state, living, allowed } = listing;
  if (product) {
    query.where('access_requests.product', product);
  }
  if (basket) {
    query.where('access_requests.basket', basket);
  }
  if (holder) {
    query.where('access_requests.holder', holder);
  }
  if (state?.length) {
    query.whereIn('access_requests.state', state);
  }
  if (living !== undefined) {
    const isLiving = {
      'access_requests.state': 'approved',
      'access_requests.is_open': true,
    };
    if (living) {
      query.where(isLiving);
    } else {
      query.whereNot(sub => sub.where(isLiving));
    }
  }
  whereGrant(query, listing);
  if (allowed) {
    query.andWhere(sub => whereCriteria(sub, allowed));
  }
}

function whereGrant(
  query: Knex.QueryBuilder,
  { alarm, endsWithin }: RequestListing,
): void {
  if (alarm === undefined && endsWithin === undefined) {
    return;
  }
  const alarms = ['grant_failed', 'revoke_failed', 'drifted'];
  query.whereExists(grants => {
    grants
      .from('access_grants')
      .whereRaw('access_grants.request_id = access_requests.id');
    if (alarm) {
      grants.whereIn('access_grants.state', alarms);
    } else if (alarm === false) {
      grants.whereNotIn('access_grants.state', alarms);
    }
    if (endsWithin !== undefined) {
      grants
        .where('access_grants.state', 'active')
        .andWhere(
          'access_grants.expires_at',
          '<=',
          new Date(Date.now() + endsWithin * 86_400_000),
        );
    }
  });
}
