import { Knex } from 'knex';
import { isPostgres } from '@meshport/backstage-plugin-data-mesh-node';

/**
 * Runs reads for which PostgreSQL uses the indices of words even where most
 * rows hold them. Left to itself it would read all rows, not knowing how long
 * it takes to unpack the words of each.
 *
 * @param read - gets the connection; what it starts runs one after the other
 * @internal
 */
export function readByIndex<Result>(
  knex: Knex,
  read: (knex: Knex) => Promise<Result>,
): Promise<Result> {
  if (!isPostgres(knex)) {
    return read(knex);
  }
  return knex.transaction(async trx => {
    await trx.raw(
      'set local enable_seqscan = off; set local max_parallel_workers_per_gather = 0',
    );
    return read(trx);
  });
}
