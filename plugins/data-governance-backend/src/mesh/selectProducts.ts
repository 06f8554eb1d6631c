import { InputError } from '@backstage/errors';
import {
  CheckStatus,
  MeshQuery,
} from '@meshport/backstage-plugin-data-governance-common';
import { Knex } from 'knex';
import { isPostgres } from '@meshport/backstage-plugin-data-mesh-node';
import { isOneOf, onlyVisible, VisibleProducts } from '../visibility';
import { ShownRules } from './ShownRules';

const MAX_WORDS = 10;

const COUNT_COLUMNS: Record<CheckStatus, string> = {
  pass: 'passing',
  fail: 'failing',
  unknown: 'unknown',
  exempt: 'exempt',
  'not-applicable': 'not_applicable',
};

/**
 * What is asked for, and by whom.
 * @internal
 */
export interface MeshSelection {
  /** With full entity refs. */
  query: MeshQuery;
  visible: VisibleProducts;
  rules: ShownRules;
}

/**
 * The products that a query selects, as `products`, with where they stand, as
 * the table that `standingIn` names.
 *
 * @throws `InputError` naming the parameter at fault
 * @internal
 */
export function selectProducts(
  knex: Knex,
  { query, visible, rules }: MeshSelection,
): Knex.QueryBuilder {
  const { scorecard, domains, owners, levels, text } = query;
  const select = knex({ products: 'product_standings' });
  if (scorecard !== undefined) {
    rules.require(scorecard);
    select.join({ standing: 'scorecard_standings' }, join =>
      join
        .on('standing.product', 'products.product')
        .andOnVal('standing.scorecard', scorecard),
    );
  }
  onlyVisible(knex, select, 'products.product', visible);
  if (domains) {
    select.where(isOneOf(knex, 'products.domain', domains));
  }
  if (owners) {
    select.where(isOneOf(knex, 'products.owner', owners));
  }
  if (levels) {
    const named = levels.filter(level => level !== 'none');
    select.where(reached => {
      reached.where(isOneOf(knex, levelName(knex, query), named));
      if (levels.includes('none')) {
        reached.orWhereNull(`${standingIn(query)}.level`);
      }
    });
  }
  narrowByStatus(knex, select, query, rules);
  for (const word of wordsOf(text)) {
    select.where(found =>
      found
        .whereRaw(`lower(products.title) like ? escape '!'`, [`%${word}%`])
        .orWhereRaw(`products.product like ? escape '!'`, [`%/%${word}%`]),
    );
  }
  return select;
}

/**
 * Where the standings of selected products are: in the scorecard that the query
 * names, or in all together, beside what the products are.
 * @internal
 */
export function standingIn({ scorecard }: MeshQuery): 'standing' | 'products' {
  return scorecard === undefined ? 'products' : 'standing';
}

/**
 * The name of the level reached, null without one.
 */
function levelName(knex: Knex, { scorecard }: MeshQuery): Knex.Raw {
  if (scorecard !== undefined) {
    return knex.raw('standing.level');
  }
  return isPostgres(knex)
    ? knex.raw(`products.level::json ->> 'name'`)
    : knex.raw(`json_extract(products.level, '$.name')`);
}

function narrowByStatus(
  knex: Knex,
  select: Knex.QueryBuilder,
  query: MeshQuery,
  rules: ShownRules,
): void {
  const { scorecard, checkId, statuses } = query;
  const standing = standingIn(query);
  if (checkId === undefined) {
    if (statuses) {
      select.where(some => {
        some.whereRaw('false');
        statuses.forEach(status =>
          some.orWhere(`${standing}.${COUNT_COLUMNS[status]}`, '>', 0),
        );
      });
    }
    return;
  }
  if (scorecard === undefined) {
    throw new InputError('scorecard: name the scorecard of the check');
  }
  if (!rules.findCheck(scorecard, checkId)) {
    throw new InputError(`checkId: ${scorecard} has no check '${checkId}'`);
  }
  select.whereExists(
    knex('results')
      .whereRaw('results.product = products.product')
      .where({ scorecard, check_id: checkId })
      .modify(results => {
        if (statuses) {
          results.whereIn('status', [...statuses]);
        }
      })
      .select(knex.raw('1')),
  );
}

function wordsOf(text = ''): string[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length > MAX_WORDS) {
    throw new InputError(`text: give at most ${MAX_WORDS} words`);
  }
  return words.map(word => word.replace(/[!%_]/g, '!$&'));
}
