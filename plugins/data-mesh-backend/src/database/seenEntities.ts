import { Knex } from 'knex';
import { among, isPostgres } from '@meshport/backstage-plugin-data-mesh-node';
import { writeRows } from './writeRows';

/**
 * What an entity was like when something was made from it.
 * @internal
 */
export interface Seen {
  /** Entity ref, lower-cased. */
  ref: string;
  /** Of the entity, and of the way in which it is read. */
  etag: string;
}

/**
 * Something to write, made on the ground that the entity was last seen as
 * `replaces`; `undefined` when it was not known.
 * @internal
 */
export type Update = Seen & { replaces: string | undefined };

// Any number that nothing else in the database uses.
const INDEX_LOCK = 0x6d657368;

/**
 * All that was seen, by ref.
 * @internal
 */
export async function readSeen(knex: Knex): Promise<Map<string, string>> {
  const rows = await knex('seen_entities').select('ref', 'etag');
  return new Map(rows.map(row => [row.ref, row.etag]));
}

/**
 * Runs one change of the index after the other, whichever replica makes it.
 * Either all of it is written or nothing.
 * @internal
 */
export async function changeIndex<T>(
  knex: Knex,
  work: (trx: Knex.Transaction) => Promise<T>,
): Promise<T> {
  return knex.transaction(async trx => {
    if (isPostgres(trx)) {
      await trx.raw('select pg_advisory_xact_lock(?)', [INDEX_LOCK]);
    }
    return work(trx);
  });
}

/**
 * Leaves out what somebody else has written in the meantime, and marks the rest
 * as seen. Within {@link changeIndex}.
 * @internal
 */
export async function claim<T extends Update>(
  trx: Knex.Transaction,
  updates: readonly T[],
): Promise<T[]> {
  const known = await seenAmong(trx, updates);
  const claimed = updates.filter(
    ({ ref, replaces }) => known.get(ref) === replaces,
  );
  await writeRows(
    trx,
    'seen_entities',
    claimed.map(({ ref, etag }) => ({ ref, etag })),
    { key: ['ref'], overwrite: ['etag'] },
  );
  return claimed;
}

/**
 * Forgets entities that are gone, but for those that somebody else has seen
 * anew. Within {@link changeIndex}.
 *
 * @returns the refs of those that were forgotten
 * @internal
 */
export async function forget(
  trx: Knex.Transaction,
  gone: readonly Seen[],
): Promise<string[]> {
  const known = await seenAmong(trx, gone);
  const refs = gone
    .filter(({ ref, etag }) => known.get(ref) === etag)
    .map(({ ref }) => ref);
  await trx('seen_entities').where('ref', 'in', among(trx, refs)).delete();
  return refs;
}

async function seenAmong(
  trx: Knex.Transaction,
  entities: readonly Seen[],
): Promise<Map<string, string>> {
  const rows = await trx('seen_entities')
    .where(
      'ref',
      'in',
      among(
        trx,
        entities.map(({ ref }) => ref),
      ),
    )
    .select('ref', 'etag');
  return new Map(rows.map(row => [row.ref, row.etag]));
}
