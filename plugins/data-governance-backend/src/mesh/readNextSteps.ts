import {
  BlockingCheck,
  CheckStatus,
  MeshQuery,
  NextStep,
  NextSteps,
} from '@meshport/backstage-plugin-data-governance-common';
import { Knex } from 'knex';
import { checkTable, joined } from './checkTable';
import { ShownCheck } from './ShownRules';
import { MeshSelection, selectProducts } from './selectProducts';
import { withHashJoins } from './withHashJoins';

const DEFAULT_LIMIT = 50;
// More would be no advice what to begin with.
const MAX_BLOCKING = 50;

interface StepRow {
  product: string;
  title: string;
  owner: string;
  domain: string;
  scorecard: string;
  reached: number;
  /** Of all pages. */
  total: number | string;
  /** Positions and letters of what is missing, e.g. `3f7u`. */
  codes: string;
}

interface BlockingRow {
  scorecard: string;
  check_id: string;
  products: number | string;
  would_rise: number | string;
}

/**
 * What stands between products and their next levels: what failed or is
 * unknown among the checks that count and belong to the level after the one
 * that is reached.
 *
 * @throws `InputError` naming the parameter at fault
 * @internal
 */
export async function readNextSteps(
  knex: Knex,
  selection: MeshSelection & {
    query: MeshQuery & { limit?: number; offset?: number };
  },
  now: Date,
): Promise<NextSteps> {
  const { scorecard, limit = DEFAULT_LIMIT, offset = 0 } = selection.query;
  const checks = selection.rules.counting(now, scorecard);
  const { rows, blocking } = await withHashJoins(knex, async trx => ({
    rows: await readSteps(trx, selection, checks, { limit, offset }),
    blocking: await readBlocking(trx, selection, checks),
  }));
  const total =
    rows.length > 0 || offset === 0
      ? Number(rows[0]?.total ?? 0)
      : await countSteps(knex, selection, checks);
  return {
    items: rows.map(row => toStep(row, checks)),
    total,
    blocking: blocking.map(row => toBlocking(row, checks)),
  };
}

/**
 * A statement with the tables `blockers`: every outcome in the way, and
 * `steps`: each product and scorecard with how much is missing.
 */
function withSteps(
  knex: Knex,
  selection: MeshSelection,
  checks: ShownCheck[],
): Knex.QueryBuilder {
  return knex
    .with('blockers', inTheWay(knex, selection, checks))
    .with(
      'steps',
      knex('blockers')
        .whereRaw('level_position = reached + 1')
        .groupBy('product', 'scorecard', 'reached')
        .select(
          'product',
          'scorecard',
          'reached',
          joined(knex, `position || substr(status, 1, 1)`, 'codes'),
        )
        .count({ missing: '*' }),
    );
}

function inTheWay(
  knex: Knex,
  selection: MeshSelection,
  checks: ShownCheck[],
): Knex.QueryBuilder {
  return knex('results')
    .join(checkTable(knex, 'checks', checks), join =>
      join
        .on('checks.scorecard', 'results.scorecard')
        .andOn('checks.check_id', 'results.check_id'),
    )
    .join({ reached: 'scorecard_standings' }, join =>
      join
        .on('reached.product', 'results.product')
        .andOn('reached.scorecard', 'results.scorecard'),
    )
    .whereIn('results.status', ['fail', 'unknown'])
    .whereIn(
      'results.product',
      selectProducts(knex, selection).select('products.product'),
    )
    .select(
      'results.product',
      'results.scorecard',
      'results.check_id',
      'results.status',
      'checks.position',
      'checks.level_position',
      { reached: 'reached.level_position' },
    );
}

async function readSteps(
  knex: Knex,
  selection: MeshSelection,
  checks: ShownCheck[],
  page: { limit: number; offset: number },
): Promise<StepRow[]> {
  return withSteps(knex, selection, checks)
    .from('steps')
    .join(
      { products: 'product_standings' },
      'products.product',
      'steps.product',
    )
    .orderBy('steps.missing')
    .orderByRaw('lower(products.title), steps.product, steps.scorecard')
    .limit(page.limit)
    .offset(page.offset)
    .select(
      'steps.product',
      'products.title',
      'products.owner',
      'products.domain',
      'steps.scorecard',
      'steps.reached',
      'steps.codes',
      knex.raw('count(*) over () as total'),
    );
}

/** A page beyond the last one has no rows to tell of how many there are. */
async function countSteps(
  knex: Knex,
  selection: MeshSelection,
  checks: ShownCheck[],
): Promise<number> {
  const [{ total }] = await withHashJoins(knex, trx =>
    withSteps(trx, selection, checks).from('steps').count({ total: '*' }),
  );
  return Number(total);
}

async function readBlocking(
  knex: Knex,
  selection: MeshSelection,
  checks: ShownCheck[],
): Promise<BlockingRow[]> {
  return withSteps(knex, selection, checks)
    .from('blockers')
    .leftJoin('steps', join =>
      join
        .on('steps.product', 'blockers.product')
        .andOn('steps.scorecard', 'blockers.scorecard'),
    )
    .groupBy('blockers.scorecard', 'blockers.check_id')
    .select('blockers.scorecard', 'blockers.check_id')
    .count({ products: '*' })
    .select(
      knex.raw(
        'sum(case when blockers.level_position = blockers.reached + 1 and steps.missing = 1 then 1 else 0 end) as would_rise',
      ),
    )
    .orderBy([
      { column: 'would_rise', order: 'desc' },
      { column: 'products', order: 'desc' },
      'blockers.scorecard',
      'blockers.check_id',
    ])
    .limit(MAX_BLOCKING);
}

const STATUS_LETTERS: Record<string, CheckStatus> = {
  f: 'fail',
  u: 'unknown',
};

function toStep(row: StepRow, checks: ShownCheck[]): NextStep {
  const missing = [...row.codes.matchAll(/(\d+)(\D)/g)]
    .map(([, position, letter]) => ({
      position: Number(position),
      status: STATUS_LETTERS[letter],
    }))
    .sort((a, b) => a.position - b.position);
  const { levels } = checks[missing[0].position].scorecard;
  return {
    product: row.product,
    title: row.title,
    owner: row.owner,
    domain: row.domain,
    scorecard: row.scorecard,
    level: levels[row.reached],
    next: levels[row.reached + 1],
    checks: missing.map(({ position, status }) => {
      const { id, title, remedy } = checks[position].check;
      return { id, title, status, remedy };
    }),
  };
}

function toBlocking(row: BlockingRow, checks: ShownCheck[]): BlockingCheck {
  const shown = checks.find(
    ({ scorecard, check }) =>
      scorecard.ref === row.scorecard && check.id === row.check_id,
  );
  return {
    scorecard: row.scorecard,
    checkId: row.check_id,
    title: shown?.check.title ?? row.check_id,
    products: Number(row.products),
    wouldRise: Number(row.would_rise),
  };
}
