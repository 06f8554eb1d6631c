import { AccessDatabase } from '../database/AccessDatabase';
import { fromGrantRow, GrantRecord, GrantRow } from '../database/grantRows';
import { RequestStore } from '../database/RequestStore';
import { isPostgres } from '../database/time';
import { WANTING_STATES } from '../grants/grantMachine';
import { SYSTEM } from '../workflow/actors';
import { GrantTransitions } from '../workflow/GrantTransitions';

const BATCH = 500;

/** @internal */
export interface ExpiryContext {
  database: AccessDatabase;
  requests: RequestStore;
  transitions: GrantTransitions;
}

/**
 * Begins to end the grants whose time is over by the database's clock. One
 * that is being prolonged has until its new end: the engine refuses it all the
 * same until it has confirmed that.
 *
 * @returns how many
 * @internal
 */
export async function expireGrants(context: ExpiryContext): Promise<number> {
  let total = 0;
  let count;
  do {
    count = await expireBatch(context);
    total += count;
  } while (count === BATCH);
  return total;
}

async function expireBatch(context: ExpiryContext): Promise<number> {
  const { database, requests, transitions } = context;
  return database.change(async (change, trx) => {
    const now = new Date(change.now);
    const query = trx<GrantRow>('access_grants')
      .whereIn('state', [...WANTING_STATES])
      .andWhere('expires_at', '<=', now)
      .andWhere(open =>
        open.whereNull('extension_until').orWhere('extension_until', '<=', now),
      )
      .orderBy('id')
      .limit(BATCH);
    // What someone is changing this moment the next sweep looks at.
    const rows: GrantRow[] = await (isPostgres(trx)
      ? query.forNoKeyUpdate().skipLocked()
      : query);
    const grants = rows.map(fromGrantRow);
    const byId = await requests.getRecords(
      grants.map(({ requestId }) => requestId),
      trx,
    );
    await transitions.moveMany(
      change,
      grants.flatMap((grant: GrantRecord) => {
        const request = byId.get(grant.requestId);
        const action = { type: 'end', reason: 'expired' } as const;
        const patch = { failure: undefined };
        return request
          ? [{ request, grant, action, actor: SYSTEM, patch }]
          : [];
      }),
    );
    return grants.length;
  });
}
