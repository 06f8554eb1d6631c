import { Knex } from 'knex';
import { isPostgres } from '@meshport/backstage-plugin-data-mesh-node';

/**
 * A row of a table, by column.
 * @internal
 */
export type Row = Record<
  string,
  string | number | boolean | Date | null | undefined
>;

// SQLite takes 500 terms in the kind of statement that knex makes for it.
const ROWS_PER_STATEMENT = 500;

/**
 * Writes rows in as few statements as the database allows. All have the same
 * columns. Characters that PostgreSQL cannot hold are replaced.
 *
 * @param options - `key` are the columns that make a row the same as one that
 * is there; that one is overwritten in the columns `overwrite`, or left alone
 * @internal
 */
export async function writeRows(
  knex: Knex,
  table: string,
  rows: readonly Row[],
  options: { key?: readonly string[]; overwrite?: readonly string[] } = {},
): Promise<void> {
  if (rows.length === 0) {
    return;
  }
  if (isPostgres(knex)) {
    await writeAtOnce(knex, table, rows, options);
    return;
  }
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
    const insert = knex(table).insert(
      rows.slice(start, start + ROWS_PER_STATEMENT),
    );
    const { key, overwrite } = options;
    if (key && overwrite) {
      await insert.onConflict([...key]).merge([...overwrite]);
    } else if (key) {
      await insert.onConflict([...key]).ignore();
    } else {
      await insert;
    }
  }
}

/**
 * Changes rows that are there, in one statement where the database allows it.
 * All have the same columns.
 *
 * @param key - the column by which a row is known
 * @internal
 */
export async function updateRows(
  knex: Knex,
  table: string,
  key: string,
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) {
    return;
  }
  if (!isPostgres(knex)) {
    for (const { [key]: value, ...columns } of rows) {
      await knex(table)
        .where({ [key]: value })
        .update(columns);
    }
    return;
  }
  const columns = Object.keys(rows[0]).filter(column => column !== key);
  await knex.raw(
    `update ?? set ${columns.map(() => '?? = given.??').join(', ')}
      from json_populate_recordset(null::??, ?::json) as given
      where ??.?? = given.??`,
    [
      table,
      ...columns.flatMap(column => [column, column]),
      table,
      toJson(rows),
      table,
      key,
      key,
    ],
  );
}

/**
 * One parameter whatever the number of rows; the table gives the types.
 */
async function writeAtOnce(
  knex: Knex,
  table: string,
  rows: readonly Row[],
  {
    key,
    overwrite,
  }: { key?: readonly string[]; overwrite?: readonly string[] },
): Promise<void> {
  const columns = Object.keys(rows[0]);
  const names = columns.map(() => '??').join(', ');
  const conflict = key
    ? `on conflict (${key.map(() => '??').join(', ')}) do ${
        overwrite
          ? `update set ${overwrite.map(() => '?? = excluded.??').join(', ')}`
          : 'nothing'
      }`
    : '';
  await knex.raw(
    `insert into ?? (${names})
      select ${names} from json_populate_recordset(null::??, ?::json)
      ${conflict}`,
    [
      table,
      ...columns,
      ...columns,
      table,
      toJson(rows),
      ...(key ?? []),
      ...(overwrite ?? []).flatMap(column => [column, column]),
    ],
  );
}

/**
 * JSON that PostgreSQL can turn into text: it holds neither NUL nor halves of
 * surrogate pairs.
 */
function toJson(value: unknown): string {
  return JSON.stringify(value, (_, part) =>
    typeof part === 'string'
      ? part.replace(/[\0\p{Surrogate}]/gu, '\uFFFD')
      : part,
  );
}
