import { Knex } from 'knex';
import { writeRows } from '../database/writeRows';
import { NewProductEvent } from './productEvents';

/**
 * Records what happened, in the transaction that it happened in; whoever
 * follows the products is told afterwards.
 * @internal
 */
export async function recordEvents(
  trx: Knex.Transaction,
  events: readonly NewProductEvent[],
  at: Date,
): Promise<void> {
  await writeRows(
    trx,
    'product_events',
    events.map(({ product, type, ...rest }) => ({
      product_ref: product,
      type,
      at,
      due_at: at,
      attempts: 0,
      item: JSON.stringify(rest),
    })),
  );
}
