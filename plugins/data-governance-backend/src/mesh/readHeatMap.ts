import {
  CheckStatus,
  HEAT_MAP_CODES,
  HeatMap,
  HeatMapQuery,
} from '@meshport/backstage-plugin-data-governance-common';
import { Knex } from 'knex';
import { isOneOf } from '../visibility';
import { checkTable, joined } from './checkTable';
import { ShownCheck } from './ShownRules';
import { MeshSelection, selectProducts } from './selectProducts';
import { withHashJoins } from './withHashJoins';

const DEFAULT_LIMIT = 500;
const NOT_EVALUATED = '-';

interface RowOfProduct {
  product: string;
  title: string;
  owner: string;
  domain: string;
  level: string | null;
  weight_passed: number;
  weight_counted: number;
}

/**
 * Products and checks of one scorecard, with a letter for each outcome. Three
 * statements, however many products there are.
 *
 * @throws `InputError` naming the parameter at fault
 * @internal
 */
export async function readHeatMap(
  knex: Knex,
  selection: MeshSelection & { query: HeatMapQuery },
): Promise<HeatMap> {
  const { query, rules } = selection;
  const checks = rules.checks(query.scorecard);
  const [rows, total] = await Promise.all([
    readRows(knex, selection),
    countRows(knex, selection),
  ]);
  const codes = await withHashJoins(knex, trx =>
    readCodes(
      trx,
      query.scorecard,
      checks,
      rows.map(({ product }) => product),
    ),
  );
  return {
    checks: checks.map(({ check }) => ({
      id: check.id,
      title: check.title,
      level: check.level,
      severity: check.severity,
      phase: check.phase,
      enforcedFrom: check.enforcedFrom,
    })),
    rows: rows.map(row => ({
      product: row.product,
      title: row.title,
      owner: row.owner,
      domain: row.domain,
      level: row.level ?? undefined,
      ...(row.weight_counted > 0 && {
        score: row.weight_passed / row.weight_counted,
      }),
      statuses: lettersOf(codes.get(row.product), checks.length),
    })),
    total,
  };
}

async function readRows(
  knex: Knex,
  selection: MeshSelection & { query: HeatMapQuery },
): Promise<RowOfProduct[]> {
  const { sort = 'title', limit = DEFAULT_LIMIT, offset = 0 } = selection.query;
  const select = selectProducts(knex, selection);
  if (sort === 'score') {
    select.orderByRaw(
      'case when standing.weight_counted > 0 then standing.weight_passed / standing.weight_counted else 2 end',
    );
  } else if (sort !== 'title') {
    select.orderBy(`products.${sort}`);
  }
  return select
    .orderByRaw('lower(products.title), products.product')
    .limit(limit)
    .offset(offset)
    .select(
      'products.product',
      'products.title',
      'products.owner',
      'products.domain',
      'standing.level',
      'standing.weight_passed',
      'standing.weight_counted',
    );
}

async function countRows(
  knex: Knex,
  selection: MeshSelection,
): Promise<number> {
  const [{ total }] = await selectProducts(knex, selection).count({
    total: '*',
  });
  return Number(total);
}

/**
 * By product a text of positions and letters, e.g. `0p2f1u`.
 */
async function readCodes(
  knex: Knex,
  scorecard: string,
  checks: ShownCheck[],
  products: string[],
): Promise<Map<string, string>> {
  if (products.length === 0) {
    return new Map();
  }
  const rows: { product: string; codes: string }[] = await knex('results')
    .join(
      checkTable(knex, 'checks', checks),
      'checks.check_id',
      'results.check_id',
    )
    .where('results.scorecard', scorecard)
    .where(isOneOf(knex, 'results.product', products))
    .groupBy('results.product')
    .select(
      'results.product',
      joined(knex, `checks.position || ${letterOfStatus()}`, 'codes'),
    );
  return new Map(rows.map(({ product, codes }) => [product, codes]));
}

function letterOfStatus(): string {
  const cases = Object.entries(HEAT_MAP_CODES).map(
    ([letter, status]: [string, CheckStatus]) =>
      `when '${status}' then '${letter}'`,
  );
  return `case results.status ${cases.join(' ')} else '${NOT_EVALUATED}' end`;
}

function lettersOf(codes = '', checks: number): string {
  const letters = new Array<string>(checks).fill(NOT_EVALUATED);
  for (const [, position, letter] of codes.matchAll(/(\d+)(\D)/g)) {
    letters[Number(position)] = letter;
  }
  return letters.join('');
}
