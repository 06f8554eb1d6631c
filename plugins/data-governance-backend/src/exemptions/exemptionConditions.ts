import { Knex } from 'knex';
import { among } from '@meshport/backstage-plugin-data-mesh-node';
import { isOneOf, onlyVisible } from '../visibility';
import { OPEN_STATES } from './exemptionMachine';
import { ExemptionFilter, ExemptionViewer } from './ExemptionStore';

/**
 * Leaves out exemptions that are not in force at a time, now or in the past:
 * what has ended since was in force then.
 * @internal
 */
export function onlyInForce(
  knex: Knex,
  query: Knex.QueryBuilder,
  at: Date,
): void {
  query
    .where('decided_at', '<=', at)
    .where('ends_at', '>', at)
    .where(approved =>
      approved
        .whereIn('state', ['approved', 'expired'])
        .orWhere(ended =>
          ended
            .where('state', 'revoked')
            .whereExists(
              knex('exemption_events')
                .whereRaw('exemption_events.exemption = exemptions.id')
                .where('to_state', 'revoked')
                .where('at', '>', at)
                .select(knex.raw('1')),
            ),
        ),
    );
}

/**
 * Narrows a query over exemptions joined with the standings of their products.
 * @internal
 */
export function applyFilter(
  knex: Knex,
  query: Knex.QueryBuilder,
  filter: ExemptionFilter,
  now: Date,
): void {
  const { states, product, domain } = filter;
  if (states) {
    query.where(inStates => {
      const open = OPEN_STATES.filter(state => states.includes(state));
      const closed = states.filter(
        state => !OPEN_STATES.some(name => name === state),
      );
      inStates
        .whereIn('exemptions.state', closed)
        .orWhere(still =>
          still
            .whereIn('exemptions.state', open)
            .where('exemptions.ends_at', '>', now),
        );
      if (states.includes('expired')) {
        inStates.orWhere(ended =>
          ended
            .whereIn('exemptions.state', OPEN_STATES)
            .where('exemptions.ends_at', '<=', now),
        );
      }
    });
  }
  if (product) {
    query.where(concerned =>
      concerned
        .where('exemptions.product', product)
        .orWhereIn(
          'exemptions.domain',
          knex('product_standings').where({ product }).select('domain'),
        ),
    );
  }
  if (domain) {
    query.where(concerned =>
      concerned
        .where('exemptions.domain', domain)
        .orWhere('product_standings.domain', domain),
    );
  }
  if (filter.scorecard) {
    query.where('exemptions.scorecard', filter.scorecard);
  }
  if (filter.checkId) {
    query.where('exemptions.check_id', filter.checkId);
  }
  if (filter.scorecards) {
    query.where('exemptions.scorecard', 'in', among(knex, filter.scorecards));
  }
  if (filter.requestedBy !== undefined) {
    query.where('exemptions.requested_by', filter.requestedBy);
  }
  if (filter.notRequestedBy !== undefined) {
    query.whereNot('exemptions.requested_by', filter.notRequestedBy);
  }
}

/**
 * Leaves out exemptions that the caller may not see.
 * @internal
 */
export function onlyVisibleExemptions(
  knex: Knex,
  query: Knex.QueryBuilder,
  { visible, user }: ExemptionViewer,
): Knex.QueryBuilder {
  if (visible === 'everything') {
    return query;
  }
  const domains = onlyVisible(
    knex,
    knex('product_standings').select('domain'),
    'product',
    visible,
  );
  return query.where(shown => {
    shown
      .where(isOneOf(knex, 'exemptions.product', visible))
      .orWhereIn('exemptions.domain', domains);
    if (user !== undefined) {
      shown.orWhere('exemptions.requested_by', user);
    }
  });
}
