import { Knex } from 'knex';
import { among } from '@meshport/backstage-plugin-data-mesh-node';
import { dayRowsOf, goneDayRows } from '../history/dayRows';
import { isOneOf, onlyVisible, VisibleProducts } from '../visibility';
import { appendRows, deleteRows } from './bulk';
import { differenceOf, removalOf } from './differenceOf';
import {
  CheckCount,
  Evaluation,
  ProductStanding,
  ResultStore,
  StoredResult,
} from './ResultStore';
import {
  ProductDayRow,
  ProductStandingRow,
  ResultRow,
  ScorecardStandingRow,
  toIso,
} from './rows';
import {
  fromProductStandingRow,
  fromScorecardStandingRow,
  toProductStandingRow,
} from './standingRows';
import { Row, writeRows } from './writeRows';

const RESULT_KEY = ['product', 'scorecard', 'check_id'];
const STANDING_KEY = ['product', 'scorecard'];
const DAY_KEY = ['product', 'scorecard', 'day'];

/** @internal */
export class KnexResultStore implements ResultStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async find(products: readonly string[]): Promise<Map<string, StoredResult>> {
    const rowsIn = <Row extends object>(table: string) =>
      this.#knex<Row>(table).where(
        'product',
        'in',
        among(this.#knex, products),
      ) as PromiseLike<Row[]>;
    const standings = await rowsIn<ProductStandingRow>('product_standings');
    const found = new Map<string, StoredResult>();
    for (const row of standings) {
      found.set(row.product, {
        standing: fromProductStandingRow(row),
        evaluatedAt: toIso(row.evaluated_at),
        scorecards: [],
        outcomes: [],
      });
    }
    if (found.size === 0) {
      return found;
    }
    for (const row of await rowsIn<ScorecardStandingRow>(
      'scorecard_standings',
    )) {
      found.get(row.product)?.scorecards.push(fromScorecardStandingRow(row));
    }
    for (const row of await rowsIn<ResultRow>('results')) {
      found.get(row.product)?.outcomes.push({
        scorecard: row.scorecard,
        checkId: row.check_id,
        status: row.status,
        reason: row.reason,
        exemption: row.exemption ?? undefined,
        since: toIso(row.since),
      });
    }
    return found;
  }

  async save(
    transaction: Knex.Transaction,
    evaluations: readonly Evaluation[],
    before: ReadonlyMap<string, StoredResult>,
    at: Date,
  ): Promise<string[]> {
    const difference = differenceOf(before, evaluations, at);
    await appendRows(transaction, 'results', difference.added);
    await writeRows(transaction, 'results', difference.changed, {
      key: RESULT_KEY,
    });
    await deleteRows(transaction, 'results', difference.gone);
    await appendRows(transaction, 'transitions', difference.transitions);
    await writeStandings(
      transaction,
      'scorecard_standings',
      STANDING_KEY,
      difference.standings,
      ({ product, scorecard }) =>
        scorecardsOf(before.get(product)).has(scorecard),
    );
    await deleteRows(
      transaction,
      'scorecard_standings',
      difference.goneStandings,
    );
    await writeStandings(
      transaction,
      'product_standings',
      ['product'],
      evaluations.map(({ standing }) => toProductStandingRow(standing, at)),
      ({ product }) => before.has(product),
    );
    const days = dayRowsOf(before, evaluations, difference, at);
    await writeDays(transaction, days);

    const touched = new Set(
      [
        ...difference.added,
        ...difference.changed,
        ...difference.gone,
        ...days,
      ].map(({ product }) => product),
    );
    return evaluations
      .map(({ standing }) => standing.product)
      .filter(product => touched.has(product));
  }

  async remove(
    transaction: Knex.Transaction,
    products: readonly string[],
    at: Date,
  ): Promise<string[]> {
    if (products.length === 0) {
      return [];
    }
    const before = await new KnexResultStore(transaction).find(products);
    const { transitions } = removalOf(before, at);
    await appendRows(transaction, 'transitions', transitions);
    await writeRows(transaction, 'product_days', goneDayRows(before, at), {
      key: DAY_KEY,
    });
    for (const table of [
      'results',
      'scorecard_standings',
      'product_standings',
    ]) {
      await transaction(table)
        .where('product', 'in', among(transaction, products))
        .delete();
    }
    return [...before.keys()];
  }

  async listProducts(query: {
    visible: VisibleProducts;
    refs?: readonly string[];
    domain?: string;
  }): Promise<ProductStanding[]> {
    const { visible, refs, domain } = query;
    const select = this.#knex<ProductStandingRow>('product_standings');
    if (refs) {
      select.where(isOneOf(this.#knex, 'product', refs));
    }
    if (domain) {
      select.where({ domain });
    }
    const rows: ProductStandingRow[] = await onlyVisible(
      this.#knex,
      select,
      'product',
      visible,
    );
    return rows
      .map(fromProductStandingRow)
      .sort((a, b) => a.title.localeCompare(b.title));
  }

  async countByCheck(visible: VisibleProducts): Promise<CheckCount[]> {
    const rows: (ResultRow & { products: number | string })[] =
      await onlyVisible(
        this.#knex,
        this.#knex('results')
          .groupBy('scorecard', 'check_id', 'status')
          .select('scorecard', 'check_id', 'status')
          .count({ products: '*' }),
        'product',
        visible,
      );
    return rows.map(row => ({
      scorecard: row.scorecard,
      checkId: row.check_id,
      status: row.status,
      products: Number(row.products),
    }));
  }
}

function scorecardsOf(stored: StoredResult | undefined): Set<string> {
  return new Set(stored?.scorecards.map(({ scorecard }) => scorecard));
}

/** Rows that are not there yet are added the fastest way there is. */
async function writeStandings<StandingRow extends Row>(
  transaction: Knex.Transaction,
  table: string,
  key: string[],
  rows: readonly StandingRow[],
  isThere: (row: StandingRow) => boolean,
): Promise<void> {
  await writeRows(transaction, table, rows.filter(isThere), { key });
  await appendRows(
    transaction,
    table,
    rows.filter(row => !isThere(row)),
  );
}

/** @param rows - all of one day */
async function writeDays(
  transaction: Knex.Transaction,
  rows: readonly ProductDayRow[],
): Promise<void> {
  if (rows.length === 0) {
    return;
  }
  const keyOf = ({ product, scorecard }: ProductDayRow) =>
    `${product} ${scorecard}`;
  const known: ProductDayRow[] = await transaction<ProductDayRow>(
    'product_days',
  )
    .where('product', 'in', productsAmong(transaction, rows))
    .where('day', rows[0].day)
    .select('product', 'scorecard');
  const there = new Set(known.map(keyOf));
  await writeStandings(transaction, 'product_days', DAY_KEY, rows, row =>
    there.has(keyOf(row)),
  );
}

function productsAmong(
  knex: Knex,
  rows: readonly { product: string }[],
): Knex.Raw {
  return among(knex, [...new Set(rows.map(({ product }) => product))]);
}
