import { ConflictError } from '@backstage/errors';
import { DatabaseError, escapeIdentifier } from 'pg';
import { Query } from '../../engine/PostgresEngine';
import { TableLocation } from '../../tables/TableLocation';
import { PortView } from '../names/PortView';
import { AccessSchema } from './AccessSchema';
import { Column, readColumns } from './readColumns';
import { rowCondition, tableName, ViewQuery } from './viewQuery';

// Masks are the same for every row.
const MASKED_ROWS = 1_000;

/**
 * Reads through a view that was just made and proves that it shows the columns
 * it should, the rows that the filter lets through, all of them and no others,
 * and masked columns only masked. Leaves nothing.
 *
 * @param options - `timeout` in milliseconds for each statement that reads rows
 * @throws `ConflictError` when the proof fails or takes longer
 * @internal
 */
export async function proveView(
  query: Query,
  options: {
    view: PortView;
    location: TableLocation;
    /** Of the table. */
    columns: readonly Column[];
    shown: ViewQuery;
    /** Of the view. */
    oid: string;
    schema: AccessSchema;
    timeout: number;
  },
): Promise<void> {
  const { view, schema, shown, oid, timeout } = options;
  const actual = (await readColumns(query, oid)).map(({ name }) => name);
  const expected = shown.columns.map(({ name }) => name);
  if (JSON.stringify(actual) !== JSON.stringify(expected)) {
    throw unproved(view, `it shows the columns ${actual.join(', ')}`);
  }
  if (!view.filter?.rows && !view.masks) {
    return;
  }
  // Nobody else sees this right: it is gone before the transaction ends.
  const rights = schema.relation('rights');
  await query(
    `INSERT INTO ${rights} (role, principal) VALUES ($1, session_user)
     ON CONFLICT DO NOTHING`,
    [view.role.name],
  );
  try {
    await query(`SET LOCAL statement_timeout = ${timeout}`);
    await proveRows(query, options);
    await proveMasks(query, options);
    await query('SET LOCAL statement_timeout TO DEFAULT');
  } catch (error) {
    throw error instanceof DatabaseError && error.code === '57014'
      ? new ConflictError(
          `It could not be proved in ${timeout} ms that a view of ${tableName(
            options.location,
          )} shows the right rows only. An index on the columns of the row filter helps, or a longer access.proofTimeout of the data platform`,
        )
      : error;
  }
  await query(
    `DELETE FROM ${rights} WHERE role = $1 AND principal = session_user`,
    [view.role.name],
  );
}

async function proveRows(
  query: Query,
  options: Parameters<typeof proveView>[1],
): Promise<void> {
  const { view, location, columns, shown, schema } = options;
  const rows = view.filter?.rows;
  if (!rows) {
    return;
  }
  // Written in another way than in the view: values as parameters.
  const conditions = rows.map((row, index) => {
    const column = columns.find(({ name }) => name === row.column);
    return column ? rowCondition(column, `$${index + 1}::text[]`) : 'false';
  });
  const content = shown.plain.map(({ name }) => `t.${escapeIdentifier(name)}`);
  const digest = `count(*) AS rows, sum(hashtextextended(ROW(${content.join(
    ', ',
  )})::text, 0)::numeric) AS content`;
  const [through] = await query<{ rows: string; content: string }>(
    `SELECT ${digest} FROM ${schema.relation(view.name)} t`,
  );
  const [table] = await query<{ rows: string; content: string }>(
    `SELECT ${digest} FROM ${tableName(location)} t WHERE ${conditions.join(
      ' AND ',
    )}`,
    rows.map(({ values }) => values),
  );
  if (through.rows !== table.rows || through.content !== table.content) {
    throw unproved(
      view,
      `it shows ${through.rows} rows, and not the ${table.rows} that the filter lets through`,
    );
  }
}

async function proveMasks(
  query: Query,
  { view, schema, shown }: Parameters<typeof proveView>[1],
): Promise<void> {
  const masks = (view.masks ?? []).filter(({ column }) =>
    shown.columns.some(({ name }) => name === column),
  );
  if (masks.length === 0) {
    return;
  }
  const faults = masks.map(({ column, mask }) => {
    const name = `t.${escapeIdentifier(column)}`;
    switch (mask) {
      case 'null':
        return `${name} IS NOT NULL`;
      case 'hash':
        return `${name} !~ '^[0-9a-f]{64}$'`;
      default:
        return `${name} <> date_trunc('year', ${name}::timestamp)`;
    }
  });
  const [found] = await query<{ faults: string }>(
    `SELECT count(*) AS faults
       FROM (SELECT * FROM ${schema.relation(view.name)} LIMIT ${MASKED_ROWS}) t
      WHERE ${faults.join(' OR ')}`,
  );
  if (found.faults !== '0') {
    throw unproved(view, `${found.faults} rows show what should be masked`);
  }
}

function unproved(view: PortView, found: string): ConflictError {
  return new ConflictError(
    `The view ${view.name} does not show what it should: ${found}`,
  );
}
