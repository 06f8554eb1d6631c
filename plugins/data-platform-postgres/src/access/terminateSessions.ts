import { toError } from '@backstage/errors';
import { AccessEvidence } from '@meshport/backstage-plugin-data-platform-node';
import { Query } from '../engine/PostgresEngine';

/**
 * Ends the sessions of principals in this database.
 *
 * @returns adds to the evidence of a revocation how many of the principal's
 * sessions there were, or why they could not be ended: the right itself has
 * ended already, so that this never fails the revocation
 * @internal
 */
export async function terminateSessions(
  query: Query,
  principals: readonly string[],
): Promise<(principal: string, evidence: AccessEvidence) => AccessEvidence> {
  try {
    const ended = await query<{ name: string }>(
      `SELECT usename AS name, pg_terminate_backend(pid)
         FROM pg_catalog.pg_stat_activity
        WHERE usename = ANY ($1::text[]) AND datname = current_database()`,
      [principals],
    );
    return (principal, evidence) => ({
      ...evidence,
      details: {
        ...evidence.details,
        sessionsEnded: ended.filter(({ name }) => name === principal).length,
      },
    });
  } catch (error) {
    return (_, evidence) => ({
      ...evidence,
      summary: `${evidence.summary} Their open sessions could not be ended: ${
        toError(error).message
      }`,
      details: { ...evidence.details, sessionsEnded: null },
    });
  }
}
