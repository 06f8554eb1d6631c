import { CheckStatus } from '@meshport/backstage-plugin-data-governance-common';
import { Knex } from 'knex';
import { toIso, TransitionRow } from '../database/rows';

/**
 * The changes of one product in their order, as
 * `[check, from, to, ISO timestamp]`.
 * @internal
 */
export async function readTransitions(
  knex: Knex,
  product: string,
): Promise<[string, CheckStatus | null, CheckStatus | null, string][]> {
  const rows = await knex<TransitionRow>('transitions')
    .where({ product })
    .orderBy('id');
  return rows.map(row => [
    row.check_id,
    row.from_status,
    row.to_status,
    toIso(row.at),
  ]);
}
