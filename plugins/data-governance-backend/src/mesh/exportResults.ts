import {
  CheckStatus,
  MeshQuery,
} from '@meshport/backstage-plugin-data-governance-common';
import { stringify } from 'csv-stringify';
import { Knex } from 'knex';
import { Readable } from 'node:stream';
import { Timestamp, toIso } from '../database/rows';
import { CheckDefinition } from '../scorecards';
import { isOneOf } from '../visibility';
import { ShownCheck } from './ShownRules';
import { MeshSelection, selectProducts } from './selectProducts';

// Products that are read at once, with all their results.
const DEFAULT_PAGE = 500;

interface ProductRow {
  product: string;
  title: string;
  owner: string;
  domain: string;
}

interface ResultRow {
  product: string;
  scorecard: string;
  check_id: string;
  status: CheckStatus;
  reason: string;
  since: Timestamp;
}

/**
 * The results of the selected products as CSV (RFC 4180, with a header line),
 * one line for each product and check; those of the check and with the
 * statuses only that the query names. Texts that a spreadsheet would take for
 * a formula are preceded by an apostrophe.
 *
 * @param pageSize - products whose results are read at once; the rest waits
 * until the reader has taken them
 * @throws `InputError` naming the parameter at fault, before anything is sent
 * @internal
 */
export function exportResults(
  knex: Knex,
  selection: MeshSelection,
  pageSize = DEFAULT_PAGE,
): Readable {
  const { query, rules } = selection;
  const checks = rules.checks(query.scorecard);
  // Fails now for a query that cannot be, and not amidst the lines.
  selectProducts(knex, selection);
  const stringifier = stringify({
    header: true,
    columns: [
      'product',
      'title',
      'owner',
      'domain',
      'scorecard',
      'check',
      'check title',
      'level',
      'severity',
      'phase',
      'status',
      'since',
      'reason',
    ],
    record_delimiter: 'windows',
    escape_formulas: true,
  });
  const lines = Readable.from(readLines(knex, selection, checks, pageSize));
  lines.on('error', error => stringifier.destroy(error));
  stringifier.on('close', () => lines.destroy());
  return lines.pipe(stringifier);
}

async function* readLines(
  knex: Knex,
  selection: MeshSelection,
  checks: ShownCheck[],
  pageSize: number,
): AsyncGenerator<string[]> {
  const shown = new Map(
    checks.map(({ scorecard, check }) => [
      keyOf(scorecard.ref, check.id),
      check,
    ]),
  );
  let last: string | undefined;
  do {
    const products = await readProducts(knex, selection, pageSize, last);
    const byRef = new Map(products.map(row => [row.product, row]));
    for (const row of await readResults(knex, selection, [...byRef.keys()])) {
      const product = byRef.get(row.product);
      const check = shown.get(keyOf(row.scorecard, row.check_id));
      if (product && check) {
        yield toLine(product, row, check);
      }
    }
    last =
      products.length === pageSize
        ? products[products.length - 1].product
        : undefined;
  } while (last !== undefined);
}

async function readProducts(
  knex: Knex,
  selection: MeshSelection,
  limit: number,
  after: string | undefined,
): Promise<ProductRow[]> {
  const select = selectProducts(knex, selection);
  if (after !== undefined) {
    select.where('products.product', '>', after);
  }
  return select
    .orderBy('products.product')
    .limit(limit)
    .select(
      'products.product',
      'products.title',
      'products.owner',
      'products.domain',
    );
}

async function readResults(
  knex: Knex,
  { query }: MeshSelection,
  products: string[],
): Promise<ResultRow[]> {
  const { scorecard, checkId, statuses }: MeshQuery = query;
  const select = knex('results').where(isOneOf(knex, 'product', products));
  if (scorecard !== undefined) {
    select.where({ scorecard });
  }
  if (checkId !== undefined) {
    select.where('check_id', checkId);
  }
  if (statuses) {
    select.whereIn('status', [...statuses]);
  }
  return select
    .orderBy(['product', 'scorecard', 'check_id'])
    .select('product', 'scorecard', 'check_id', 'status', 'reason', 'since');
}

function keyOf(scorecard: string, checkId: string): string {
  return `${scorecard} ${checkId}`;
}

function toLine(
  product: ProductRow,
  row: ResultRow,
  check: CheckDefinition,
): string[] {
  return [
    product.product,
    product.title,
    product.owner,
    product.domain,
    row.scorecard,
    check.id,
    check.title,
    check.level,
    check.severity,
    check.phase,
    row.status,
    toIso(row.since),
    row.reason,
  ];
}
