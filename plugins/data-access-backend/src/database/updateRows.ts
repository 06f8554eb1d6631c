import { Knex } from 'knex';
import { isPostgres } from './time';

/** More would be too many bindings for one statement. */
const CHUNK = 500;

/**
 * The next values of a row, for the revision that was read.
 * @internal
 */
export interface RowChange {
  id: string;
  readRevision: number;
  values: Record<string, unknown>;
}

/**
 * Writes rows, each on condition that it still has the revision that was read:
 * on PostgreSQL all in one statement.
 *
 * @param table - with the columns `id` and `revision`
 * @param types - the PostgreSQL type of each column of `values`
 * @returns the ids of those that were written; the others were changed by
 * somebody else meanwhile, and stay as they are
 * @internal
 */
export async function updateRows(
  trx: Knex.Transaction,
  table: string,
  types: Readonly<Record<string, string>>,
  changes: readonly RowChange[],
): Promise<Set<string>> {
  const written = new Set<string>();
  for (const chunk of chunksOf(changes)) {
    const ids = isPostgres(trx)
      ? await updateAtOnce(trx, table, types, chunk)
      : await updateOneByOne(trx, table, chunk);
    ids.forEach(id => written.add(id));
  }
  return written;
}

/**
 * Parts of a list that fit in one statement.
 * @internal
 */
export function chunksOf<T>(items: readonly T[]): T[][] {
  const chunks: T[][] = [];
  for (let start = 0; start < items.length; start += CHUNK) {
    chunks.push(items.slice(start, start + CHUNK));
  }
  return chunks;
}

async function updateAtOnce(
  trx: Knex.Transaction,
  table: string,
  types: Readonly<Record<string, string>>,
  changes: readonly RowChange[],
): Promise<string[]> {
  const rows = changes.map(({ id, readRevision, values }) => ({
    id,
    read_revision: readRevision,
    ...values,
  }));
  const names = Object.keys(types);
  // Locked in one order, so that two batches never wait for each other.
  const { rows: found } = await trx.raw<{ rows: { id: string }[] }>(
    `with next as (
       select * from jsonb_to_recordset(?::jsonb) as next(
         id text, read_revision integer,
         ${names.map(name => `${name} ${types[name]}`).join(', ')})
     ), held as (
       select t.id from ${table} t join next n on n.id = t.id
        where t.revision = n.read_revision
        order by t.id for no key update of t
     )
     update ${table} as t
        set ${names.map(name => `${name} = n.${name}`).join(', ')}
       from next n join held h on h.id = n.id
      where t.id = n.id and t.revision = n.read_revision
     returning t.id`,
    [JSON.stringify(rows)],
  );
  return found.map(({ id }) => id);
}

async function updateOneByOne(
  trx: Knex.Transaction,
  table: string,
  changes: readonly RowChange[],
): Promise<string[]> {
  const written: string[] = [];
  for (const { id, readRevision, values } of changes) {
    const count = await trx(table)
      .where({ id, revision: readRevision })
      .update(values);
    if (count > 0) {
      written.push(id);
    }
  }
  return written;
}
