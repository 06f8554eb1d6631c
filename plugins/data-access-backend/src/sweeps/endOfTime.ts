import { Knex } from 'knex';
import { Duration } from 'luxon';
import { AccessDatabase } from '../database/AccessDatabase';
import { fromGrantRow, GrantRow } from '../database/grantRows';
import { RequestRow } from '../database/requestRows';
import { RequestStore } from '../database/RequestStore';
import { isPostgres } from '../database/time';
import { WANTING_STATES } from '../grants/grantMachine';
import { SYSTEM, Transitions } from '../workflow/Transitions';

const BATCH = 200;

/** @internal */
export interface SweepContext {
  database: AccessDatabase;
  requests: RequestStore;
  transitions: Transitions;
}

/**
 * Begins to end the grants whose time is over by the database's clock.
 *
 * @returns how many
 * @internal
 */
export async function expireGrants(context: SweepContext): Promise<number> {
  return inBatches(() =>
    context.database.change(async (change, trx) => {
      const rows: GrantRow[] = await unlocked(
        trx<GrantRow>('access_grants')
          .whereIn('state', [...WANTING_STATES])
          .andWhere('expires_at', '<=', new Date(change.now))
          .orderBy('expires_at')
          .limit(BATCH),
        trx,
      );
      const grants = rows.map(fromGrantRow);
      const requests = await context.requests.getRecords(
        grants.map(grant => grant.requestId),
        trx,
      );
      for (const grant of grants) {
        const request = requests.get(grant.requestId);
        if (request) {
          await context.transitions.grant(
            change,
            request,
            grant,
            { type: 'end', reason: 'expired' },
            { actor: SYSTEM, patch: { failure: undefined } },
          );
        }
      }
      return grants.length;
    }),
  );
}

/**
 * Lets requests lapse that nobody decided in time.
 *
 * @returns how many
 * @internal
 */
export async function lapseRequests(
  context: SweepContext,
  lapseAfter: Duration,
): Promise<number> {
  return inBatches(() =>
    context.database.change(async (change, trx) => {
      const before = new Date(Date.parse(change.now) - lapseAfter.toMillis());
      const rows: RequestRow[] = await unlocked(
        trx<RequestRow>('access_requests')
          .where('state', 'pending')
          .andWhere('created_at', '<=', before)
          .orderBy('created_at')
          .limit(BATCH),
        trx,
      );
      const requests = await context.requests.getRecords(
        rows.map(row => row.id),
        trx,
      );
      for (const request of requests.values()) {
        await context.transitions.request(change, request, { type: 'lapse' });
      }
      return rows.length;
    }),
  );
}

/** Leaves out what someone is changing this moment; the next sweep looks again. */
function unlocked<T extends Knex.QueryBuilder>(
  query: T,
  trx: Knex.Transaction,
): Knex.QueryBuilder {
  return isPostgres(trx) ? query.forUpdate().skipLocked() : query;
}

async function inBatches(batch: () => Promise<number>): Promise<number> {
  let total = 0;
  let count;
  do {
    count = await batch();
    total += count;
  } while (count === BATCH);
  return total;
}
