import { Knex } from 'knex';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import { isPostgres } from '@meshport/backstage-plugin-data-mesh-node';
import { chunksOf } from './rows';
import { Row, writeRows } from './writeRows';

// Fewer are written faster with one statement.
const MIN_ROWS_TO_COPY = 100;
const ROWS_PER_CHUNK = 1_000;

/**
 * Adds rows that are not there yet, the fastest way the database has. All have
 * the same columns.
 * @internal
 */
export async function appendRows(
  transaction: Knex.Transaction,
  table: string,
  rows: readonly Row[],
): Promise<void> {
  if (!isPostgres(transaction) || rows.length < MIN_ROWS_TO_COPY) {
    await writeRows(transaction, table, rows);
    return;
  }
  const columns = Object.keys(rows[0]);
  const names = [table, ...columns].map(name => `"${name}"`);
  // The connection of the transaction, as the driver knows it.
  const connection = await transaction.client.acquireConnection();
  await pipeline(
    Readable.from(copyLines(columns, rows)),
    connection.query(
      copyFrom(`copy ${names[0]} (${names.slice(1).join(', ')}) from stdin`),
    ),
  );
}

/**
 * Deletes rows by their key.
 *
 * @param keys - all have the same columns
 * @internal
 */
export async function deleteRows(
  transaction: Knex.Transaction,
  table: string,
  keys: readonly Row[],
): Promise<void> {
  if (keys.length === 0) {
    return;
  }
  const columns = Object.keys(keys[0]);
  if (isPostgres(transaction)) {
    await transaction.raw(
      `delete from ?? using json_populate_recordset(null::??, ?::json) as gone
        where ${columns.map(() => '?? = ??').join(' and ')}`,
      [
        table,
        table,
        JSON.stringify(keys),
        ...columns.flatMap(name => [`${table}.${name}`, `gone.${name}`]),
      ],
    );
    return;
  }
  for (const chunk of chunksOf(keys)) {
    await transaction(table)
      .whereIn(
        columns,
        chunk.map(key => columns.map(name => key[name])),
      )
      .delete();
  }
}

function* copyLines(
  columns: readonly string[],
  rows: readonly Row[],
): Iterable<Buffer> {
  // Most values are those of the row before.
  const values: Row[string][] = columns.map(() => null);
  const texts = values.map(copyValue);
  for (const chunk of chunksOf(rows, ROWS_PER_CHUNK)) {
    let lines = '';
    for (const row of chunk) {
      for (let index = 0; index < columns.length; index++) {
        const value = row[columns[index]];
        if (value !== values[index]) {
          values[index] = value;
          texts[index] = copyValue(value);
        }
        lines += index === 0 ? texts[index] : `\t${texts[index]}`;
      }
      lines += '\n';
    }
    yield Buffer.from(lines);
  }
}

const ESCAPES: Record<string, string> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  '\0': '',
};

// https://www.postgresql.org/docs/current/sql-copy.html, "Text Format"
function copyValue(value: Row[string]): string {
  if (value === null) {
    return '\\N';
  }
  if (typeof value !== 'string') {
    return value instanceof Date ? value.toISOString() : String(value);
  }
  // PostgreSQL has no place for it in a text.
  return /[\\\t\n\r\0]/.test(value)
    ? value.replace(/[\\\t\n\r\0]/g, found => ESCAPES[found])
    : value;
}
