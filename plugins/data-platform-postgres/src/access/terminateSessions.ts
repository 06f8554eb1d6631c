import { toError } from '@backstage/errors';
import { AccessEvidence } from '@meshport/backstage-plugin-data-platform-node';
import { Query } from '../engine/PostgresEngine';

/**
 * Ends the principal's sessions in this database and adds to the evidence how
 * many there were, or why they could not be ended. The right itself has ended
 * already, so that this never fails the revocation.
 * @internal
 */
export async function terminateSessions(
  query: Query,
  principal: string,
  evidence: AccessEvidence,
): Promise<AccessEvidence> {
  try {
    const ended = await query<{ ended: boolean }>(
      `SELECT pg_terminate_backend(pid) AS ended
         FROM pg_catalog.pg_stat_activity
        WHERE usename = $1 AND datname = current_database()`,
      [principal],
    );
    return {
      ...evidence,
      details: { ...evidence.details, sessionsEnded: ended.length },
    };
  } catch (error) {
    return {
      ...evidence,
      summary: `${evidence.summary} Their open sessions could not be ended: ${
        toError(error).message
      }`,
      details: { ...evidence.details, sessionsEnded: null },
    };
  }
}
