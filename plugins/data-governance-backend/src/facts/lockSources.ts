import { Knex } from 'knex';
import { isPostgres } from '@meshport/backstage-plugin-data-mesh-node';

const ALL_SOURCES = 'meshport.data-governance.facts';

/**
 * Lets one transaction at a time write facts of a source, so that what is
 * compared with what is known is still known when it is written. SQLite has
 * one writer anyway.
 * @internal
 */
export async function lockSources(
  transaction: Knex.Transaction,
  sources: readonly string[],
): Promise<void> {
  if (!isPostgres(transaction)) {
    return;
  }
  await transaction.raw(
    'select pg_advisory_xact_lock_shared(hashtextextended(?, 0))',
    [ALL_SOURCES],
  );
  // Always in the same order, so that two never wait for each other.
  await transaction.raw(
    `select pg_advisory_xact_lock(hashtextextended(source, 0))
      from unnest(?::text[]) as source`,
    [sources.map(source => `${ALL_SOURCES}.${source}`).sort()],
  );
}

/**
 * Keeps others from writing facts of any source.
 * @internal
 */
export async function lockAllSources(
  transaction: Knex.Transaction,
): Promise<void> {
  if (isPostgres(transaction)) {
    await transaction.raw(
      'select pg_advisory_xact_lock(hashtextextended(?, 0))',
      [ALL_SOURCES],
    );
  }
}
