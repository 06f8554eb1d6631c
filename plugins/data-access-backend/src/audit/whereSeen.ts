import { PermissionCriteria } from '@backstage/plugin-permission-common';
import { AccessRequestFilter } from '@meshport/backstage-plugin-data-access-node';
import { Knex } from 'knex';
import { whereCriteria } from '../database/criteria';

/**
 * Narrows events to those of requests that the caller may see. Events that
 * belong to no request are for those only who may see them all.
 *
 * @param query - over `access_events`
 * @param allowed - everything when absent
 * @internal
 */
export function whereSeen(
  query: Knex.QueryBuilder,
  allowed: PermissionCriteria<AccessRequestFilter> | undefined,
): void {
  if (allowed) {
    query.whereExists(seen =>
      seen
        .from('access_requests')
        .whereRaw('access_requests.id = access_events.request_id')
        .andWhere(sub => whereCriteria(sub, allowed)),
    );
  }
}
