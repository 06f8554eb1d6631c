import { Knex } from 'knex';
import {
  GrantRecord,
  GrantRow,
  toGrantRow,
  toMovingColumns,
} from './grantRows';
import { isPostgres } from './time';

/** More would be too many bindings for one statement. */
const CHUNK = 500;

/** How PostgreSQL reads the moving columns out of JSON. */
const TYPES: Record<keyof ReturnType<typeof toMovingColumns>, string> = {
  state: 'text',
  responsible: 'text',
  active_since: 'timestamptz',
  expires_at: 'timestamptz',
  extension_request: 'text',
  extension_until: 'timestamptz',
  ended_at: 'timestamptz',
  end_reason: 'text',
  warning: 'text',
  evidence: 'text',
  failure: 'text',
  attempts: 'integer',
  next_attempt_at: 'timestamptz',
  revision: 'integer',
};

/** @internal */
export async function insertGrants(
  trx: Knex.Transaction,
  grants: readonly GrantRecord[],
): Promise<void> {
  for (const chunk of chunksOf(grants)) {
    await trx<GrantRow>('access_grants').insert(chunk.map(toGrantRow));
  }
}

/**
 * Writes grants, each on condition that its row still has the revision that
 * was read.
 *
 * @returns the ids of those that were written; the others were changed by
 * somebody else meanwhile, and stay as they are
 * @internal
 */
export async function updateGrants(
  trx: Knex.Transaction,
  changes: readonly { readRevision: number; grant: GrantRecord }[],
): Promise<Set<string>> {
  const written = new Set<string>();
  for (const chunk of chunksOf(changes)) {
    const ids = isPostgres(trx)
      ? await updateAtOnce(trx, chunk)
      : await updateOneByOne(trx, chunk);
    ids.forEach(id => written.add(id));
  }
  return written;
}

async function updateAtOnce(
  trx: Knex.Transaction,
  changes: readonly { readRevision: number; grant: GrantRecord }[],
): Promise<string[]> {
  const rows = changes.map(({ readRevision, grant }) => ({
    id: grant.id,
    read_revision: readRevision,
    ...toMovingColumns(grant),
  }));
  const columns = Object.entries(TYPES);
  // Locked in one order, so that two batches never wait for each other.
  const { rows: found } = await trx.raw<{ rows: { id: string }[] }>(
    `with next as (
       select * from jsonb_to_recordset(?::jsonb) as next(
         id text, read_revision integer,
         ${columns.map(([name, type]) => `${name} ${type}`).join(', ')})
     ), held as (
       select g.id from access_grants g join next n on n.id = g.id
        where g.revision = n.read_revision
        order by g.id for no key update of g
     )
     update access_grants as g
        set ${columns.map(([name]) => `${name} = n.${name}`).join(', ')}
       from next n join held h on h.id = n.id
      where g.id = n.id and g.revision = n.read_revision
     returning g.id`,
    [JSON.stringify(rows)],
  );
  return found.map(({ id }) => id);
}

async function updateOneByOne(
  trx: Knex.Transaction,
  changes: readonly { readRevision: number; grant: GrantRecord }[],
): Promise<string[]> {
  const written: string[] = [];
  for (const { readRevision, grant } of changes) {
    const count = await trx<GrantRow>('access_grants')
      .where({ id: grant.id, revision: readRevision })
      .update(toMovingColumns(grant));
    if (count > 0) {
      written.push(grant.id);
    }
  }
  return written;
}

function chunksOf<T>(items: readonly T[]): T[][] {
  const chunks: T[][] = [];
  for (let start = 0; start < items.length; start += CHUNK) {
    chunks.push(items.slice(start, start + CHUNK));
  }
  return chunks;
}
