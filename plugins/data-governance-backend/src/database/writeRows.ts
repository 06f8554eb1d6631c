import { Knex } from 'knex';
import { isPostgres } from '@meshport/backstage-plugin-data-mesh-node';

/**
 * A row of a table, by column.
 * @internal
 */
export type Row = Record<string, string | number | boolean | Date | null>;

// SQLite takes 500 rows in the kind of statement that knex makes for it.
const ROWS_PER_STATEMENT = 500;

/**
 * Writes rows in as few statements as the database allows. All have the same
 * columns.
 *
 * @param options - `key` are the columns that make a row the same as one that
 * is there; that one is overwritten in the other columns
 * @internal
 */
export async function writeRows(
  knex: Knex,
  table: string,
  rows: readonly Row[],
  options: { key?: readonly string[] } = {},
): Promise<void> {
  if (rows.length === 0) {
    return;
  }
  const { key } = options;
  const columns = Object.keys(rows[0]);
  const others = columns.filter(column => !key?.includes(column));
  if (!isPostgres(knex)) {
    for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
      const insert = knex(table).insert(
        rows.slice(start, start + ROWS_PER_STATEMENT),
      );
      await (key ? insert.onConflict([...key]).merge(others) : insert);
    }
    return;
  }
  const names = columns.map(() => '??').join(', ');
  const onConflict = key
    ? `on conflict (${key.map(() => '??').join(', ')}) do update set ${others
        .map(() => '?? = excluded.??')
        .join(', ')}`
    : '';
  // One parameter whatever the number of rows; the table gives the types.
  await knex.raw(
    `insert into ?? (${names})
      select ${names} from json_populate_recordset(null::??, ?::json)
      ${onConflict}`,
    [
      table,
      ...columns,
      ...columns,
      table,
      JSON.stringify(rows),
      ...(key ? [...key, ...others.flatMap(name => [name, name])] : []),
    ],
  );
}
