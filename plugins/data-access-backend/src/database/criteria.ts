import {
  AllOfCriteria,
  AnyOfCriteria,
  NotCriteria,
  PermissionCriteria,
} from '@backstage/plugin-permission-common';
import { AccessRequestFilter } from '@meshport/backstage-plugin-data-access-node';
import { Knex } from 'knex';

/**
 * Says in SQL what a permission policy allows to be seen.
 *
 * @param query - over `access_requests`
 * @internal
 */
export function whereCriteria(
  query: Knex.QueryBuilder,
  criteria: PermissionCriteria<AccessRequestFilter>,
): void {
  if (isAllOf(criteria)) {
    for (const part of criteria.allOf) {
      query.andWhere(sub => whereCriteria(sub, part));
    }
  } else if (isAnyOf(criteria)) {
    query.andWhere(any => {
      for (const part of criteria.anyOf) {
        any.orWhere(sub => whereCriteria(sub, part));
      }
    });
  } else if (isNot(criteria)) {
    query.whereNot(sub => whereCriteria(sub, criteria.not));
  } else if (criteria.key === 'requester') {
    query.whereIn('access_requests.requester', criteria.values);
  } else if (criteria.key === 'holder') {
    const { values } = criteria;
    query.andWhere(either =>
      either
        .whereIn('access_requests.holder', values)
        .orWhereIn('access_requests.holder_owner', values),
    );
  } else {
    whereApprover(query, criteria.values);
  }
}

/** Those that one of the given users or groups may decide, or could have. */
function whereApprover(
  query: Knex.QueryBuilder,
  claims: readonly string[],
): void {
  query.whereExists(sub =>
    sub
      .from('access_request_approvers')
      .whereRaw('access_request_approvers.request_id = access_requests.id')
      .whereIn('access_request_approvers.approver', [...claims]),
  );
}

type Criteria = PermissionCriteria<AccessRequestFilter>;

function isAllOf(
  criteria: Criteria,
): criteria is AllOfCriteria<AccessRequestFilter> {
  return 'allOf' in criteria;
}

function isAnyOf(
  criteria: Criteria,
): criteria is AnyOfCriteria<AccessRequestFilter> {
  return 'anyOf' in criteria;
}

function isNot(
  criteria: Criteria,
): criteria is NotCriteria<AccessRequestFilter> {
  return 'not' in criteria;
}
