import { AccessDatabase } from '../database/AccessDatabase';
import { fromGrantRow, GrantRow } from '../database/grantRows';
import { RequestStore } from '../database/RequestStore';
import { isPostgres } from '../database/time';
import { expiringSoonMessage } from '../notifications/grantMessages';

const BATCH = 500;

/** Who has a right for less than this needs no reminder of its end. */
const SHORTEST_ANNOUNCED = 24 * 60 * 60_000;

/**
 * Tells those who answer for a grant that its end is near, once for each end:
 * so long before it, and no earlier than after half of its time.
 *
 * @param before - milliseconds
 * @returns how many
 * @internal
 */
export async function remindOfEnds(
  { database, requests }: { database: AccessDatabase; requests: RequestStore },
  before: number,
): Promise<number> {
  return database.change(async (change, trx) => {
    const soon = new Date(Date.parse(change.now) + before);
    const query = trx<GrantRow>('access_grants')
      .where('state', 'active')
      .whereNull('extension_until')
      .andWhere('expires_at', '<=', soon)
      .andWhereRaw('expires_at - (expires_at - active_since) / 2 <= ?', [
        new Date(change.now),
      ])
      .andWhere(unheard =>
        unheard
          .whereNull('reminded_end')
          .orWhere('reminded_end', '<>', trx.ref('expires_at')),
      )
      .orderBy('expires_at')
      .limit(BATCH);
    const rows: GrantRow[] = await (isPostgres(trx)
      ? query.forNoKeyUpdate().skipLocked()
      : query);
    const grants = rows.map(fromGrantRow);
    const byId = await requests.getRecords(
      grants.map(({ requestId }) => requestId),
      trx,
    );
    await trx<GrantRow>('access_grants')
      .whereIn(
        'id',
        grants.map(({ id }) => id),
      )
      .update({ reminded_end: trx.ref('expires_at') });
    for (const grant of grants) {
      const request = byId.get(grant.requestId);
      const { activeSince, expiresAt } = grant;
      const whole = Date.parse(expiresAt ?? '') - Date.parse(activeSince ?? '');
      if (request && whole >= SHORTEST_ANNOUNCED) {
        change.notify(expiringSoonMessage(request, grant));
      }
    }
    return grants.length;
  });
}
