import { ConflictError } from '@backstage/errors';
import { Knex } from 'knex';
import type { Lease, OutboxRow } from './Outbox';
import { isPostgres } from './time';

/**
 * A lease that is given back.
 * @internal
 */
export interface SettledLease {
  lease: Pick<Lease, 'id' | 'token' | 'generation'>;
  /** Milliseconds until it is due again; done for good when absent. */
  wait?: number;
}

/**
 * Other workers have taken rows over.
 * @internal
 */
export class LeaseLostError extends ConflictError {
  /** Ids of the rows in the outbox. */
  readonly lost: ReadonlySet<number>;

  constructor(lost: readonly number[]) {
    super(`The leases on outbox rows ${lost.join(', ')} were lost`);
    this.lost = new Set(lost);
  }
}

/**
 * Makes sure that leases are still held, and keeps them until the transaction
 * ends.
 *
 * @throws `LeaseLostError` when another worker has taken any of them over
 * @internal
 */
export async function lockLeases(
  trx: Knex.Transaction,
  settled: readonly SettledLease[],
): Promise<void> {
  if (settled.length === 0) {
    return;
  }
  const query = trx<OutboxRow>('access_outbox')
    .whereIn('id', idsOf(settled))
    .select('id', 'lease_token');
  // In the order in which work is put in, so that nobody waits for each other.
  const rows = await (isPostgres(trx)
    ? query.orderByRaw('right_key collate "C", id').forUpdate()
    : query);
  const tokens = new Map(rows.map(row => [row.id, row.lease_token]));
  const lost = settled.filter(
    ({ lease }) => tokens.get(lease.id) !== lease.token,
  );
  if (lost.length > 0) {
    throw new LeaseLostError(idsOf(lost));
  }
}

/**
 * Gives leases back that were locked before. What more was asked for in the
 * meantime stays and is due at once.
 * @internal
 */
export async function giveBack(
  trx: Knex.Transaction,
  settled: readonly SettledLease[],
  now: Date,
): Promise<void> {
  if (settled.length === 0) {
    return;
  }
  const rows = await trx<OutboxRow>('access_outbox')
    .whereIn('id', idsOf(settled))
    .select('id', 'generation');
  const generations = new Map(rows.map(row => [row.id, row.generation]));
  const asked = ({ lease }: SettledLease) =>
    generations.get(lease.id) !== lease.generation;
  const done = settled.filter(one => one.wait === undefined && !asked(one));
  await trx<OutboxRow>('access_outbox').whereIn('id', idsOf(done)).delete();
  await release(trx, idsOf(settled.filter(asked)), now);
  for (const one of settled) {
    if (one.wait !== undefined && !asked(one)) {
      const later = new Date(now.getTime() + one.wait);
      await release(trx, [one.lease.id], later);
    }
  }
}

async function release(
  trx: Knex.Transaction,
  ids: readonly number[],
  dueAt: Date,
): Promise<void> {
  if (ids.length > 0) {
    await trx<OutboxRow>('access_outbox')
      .whereIn('id', [...ids])
      .update({ due_at: dueAt, lease_token: null, lease_until: null });
  }
}

function idsOf(settled: readonly SettledLease[]): number[] {
  return settled.map(({ lease }) => lease.id);
}
