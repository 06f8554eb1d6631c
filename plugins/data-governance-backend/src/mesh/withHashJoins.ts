import { Knex } from 'knex';
import { isPostgres } from '@meshport/backstage-plugin-data-mesh-node';

/**
 * Runs reads over most results of a mesh for which PostgreSQL joins whole
 * tables. Left to itself it takes the list of checks for more selective than it
 * is, and looks results up one by one: ten times as long with 10,000 products.
 *
 * @param read - gets the connection; what it starts runs one after the other
 * @internal
 */
export function withHashJoins<Result>(
  knex: Knex,
  read: (knex: Knex) => Promise<Result>,
): Promise<Result> {
  if (!isPostgres(knex)) {
    return read(knex);
  }
  return knex.transaction(async trx => {
    await trx.raw('set local enable_nestloop = off');
    return read(trx);
  });
}
