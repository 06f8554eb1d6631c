import {
  CheckStatus,
  MeshQuery,
} from '@meshport/backstage-plugin-data-governance-common';
import { stringify } from 'csv-stringify';
import { Knex } from 'knex';
import { Readable } from 'node:stream';
import { Timestamp, toIso } from '../database/rows';
import { checkTable } from './checkTable';
import { ShownCheck } from './ShownRules';
import { MeshSelection, selectProducts } from './selectProducts';

const DEFAULT_PAGE = 5_000;

interface ExportRow {
  product: string;
  title: string;
  owner: string;
  domain: string;
  scorecard: string;
  check_id: string;
  /** Of the check, in the list of checks. */
  position: number;
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
 * @param pageSize - lines that are read at once; the rest waits until the
 * reader has taken them
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
  let last: ExportRow | undefined;
  do {
    const rows: ExportRow[] = await readPage(
      knex,
      selection,
      checks,
      pageSize,
      last,
    );
    for (const row of rows) {
      yield toLine(row, checks[row.position]);
    }
    last = rows.length === pageSize ? rows[rows.length - 1] : undefined;
  } while (last);
}

async function readPage(
  knex: Knex,
  selection: MeshSelection,
  checks: ShownCheck[],
  limit: number,
  after: ExportRow | undefined,
): Promise<ExportRow[]> {
  const { checkId, statuses }: MeshQuery = selection.query;
  return selectProducts(knex, selection)
    .join('results', 'results.product', 'products.product')
    .join(checkTable(knex, 'checks', checks), join =>
      join
        .on('checks.scorecard', 'results.scorecard')
        .andOn('checks.check_id', 'results.check_id'),
    )
    .modify(select => {
      if (checkId !== undefined) {
        select.where('results.check_id', checkId);
      }
      if (statuses) {
        select.whereIn('results.status', [...statuses]);
      }
      if (after) {
        select.whereRaw(
          '(results.product, results.scorecard, results.check_id) > (?, ?, ?)',
          [after.product, after.scorecard, after.check_id],
        );
      }
    })
    .orderBy(['results.product', 'results.scorecard', 'results.check_id'])
    .limit(limit)
    .select(
      'results.product',
      'products.title',
      'products.owner',
      'products.domain',
      'results.scorecard',
      'results.check_id',
      'checks.position',
      'results.status',
      'results.reason',
      'results.since',
    );
}

function toLine(row: ExportRow, { check }: ShownCheck): string[] {
  return [
    row.product,
    row.title,
    row.owner,
    row.domain,
    row.scorecard,
    row.check_id,
    check.title,
    check.level,
    check.severity,
    check.phase,
    row.status,
    toIso(row.since),
    row.reason,
  ];
}
