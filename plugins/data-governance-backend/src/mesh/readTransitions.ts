import { parseEntityRef } from '@backstage/catalog-model';
import {
  CheckStatus,
  Transition,
  TransitionCause,
  TransitionQuery,
} from '@meshport/backstage-plugin-data-governance-common';
import { Knex } from 'knex';
import { among } from '@meshport/backstage-plugin-data-mesh-node';
import { Timestamp, toIso } from '../database/rows';
import { onlyVisible, VisibleProducts } from '../visibility';
import { checkTable } from './checkTable';
import { ShownRules } from './ShownRules';

const DEFAULT_LIMIT = 50;

interface TransitionRow {
  id: number | string;
  product: string;
  title: string | null;
  scorecard: string;
  check_id: string;
  from_status: CheckStatus | null;
  to_status: CheckStatus | null;
  reason: string | null;
  cause: TransitionCause;
  at: Timestamp;
}

/**
 * Checks that came to another status, the newest first. Of a check that left
 * its scorecard only the owner of the scorecard is told, for it may have been a
 * draft.
 *
 * @param query - with full entity refs
 * @internal
 */
export async function readTransitions(
  knex: Knex,
  query: TransitionQuery,
  shown: { visible: VisibleProducts; rules: ShownRules },
): Promise<{ items: Transition[]; next?: string }> {
  const { limit = DEFAULT_LIMIT } = query;
  const select = onlyVisible(
    knex,
    knex('transitions').leftJoin(
      { products: 'product_standings' },
      'products.product',
      'transitions.product',
    ),
    'transitions.product',
    shown.visible,
  );
  onlyShownChecks(knex, select, shown.rules);
  narrow(select, query);
  const rows: TransitionRow[] = await select
    .orderBy('transitions.id', 'desc')
    .limit(limit + 1)
    .select('transitions.*', 'products.title');
  const items = rows.slice(0, limit).map(row => toTransition(row, shown.rules));
  return {
    items,
    next: rows.length > limit ? items[items.length - 1].id : undefined,
  };
}

/**
 * Leaves out transitions of checks that the person is not shown.
 * @internal
 */
export function onlyShownChecks(
  knex: Knex,
  select: Knex.QueryBuilder,
  rules: ShownRules,
): void {
  select.where(known =>
    known
      .whereExists(
        knex(checkTable(knex, 'checks', rules.checks()))
          .whereRaw(
            'checks.scorecard = transitions.scorecard and checks.check_id = transitions.check_id',
          )
          .select(knex.raw('1')),
      )
      .orWhere('transitions.scorecard', 'in', among(knex, rules.owned())),
  );
}

function narrow(select: Knex.QueryBuilder, query: TransitionQuery): void {
  const equal = {
    'transitions.product': query.product,
    'products.domain': query.domain,
    'transitions.scorecard': query.scorecard,
    'transitions.check_id': query.checkId,
  };
  for (const [column, value] of Object.entries(equal)) {
    if (value !== undefined) {
      select.where(column, value);
    }
  }
  if (query.since !== undefined) {
    select.where('transitions.at', '>=', new Date(query.since));
  }
  if (query.before !== undefined) {
    select.where('transitions.id', '<', query.before);
  }
}

function toTransition(row: TransitionRow, rules: ShownRules): Transition {
  return {
    id: String(row.id),
    product: row.product,
    productTitle: row.title ?? parseEntityRef(row.product).name,
    scorecard: row.scorecard,
    checkId: row.check_id,
    checkTitle:
      row.title === null
        ? undefined
        : rules.findCheck(row.scorecard, row.check_id)?.title,
    from: row.from_status ?? undefined,
    to: row.to_status ?? undefined,
    reason: row.reason ?? undefined,
    cause: row.cause,
    at: toIso(row.at),
  };
}
