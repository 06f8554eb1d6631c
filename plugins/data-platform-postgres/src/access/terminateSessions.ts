import { toError } from '@backstage/errors';
import {
  AccessChange,
  AccessEvidence,
  AccessOutcome,
} from '@meshport/backstage-plugin-data-platform-node';
import { Query } from '../engine/PostgresEngine';

/**
 * Ends the sessions in this database of those whose rights were revoked.
 *
 * @returns adds to the evidence of each revocation how many sessions there
 * were, or why they could not be ended: the rights themselves have ended
 * already, so that this never fails a revocation
 * @internal
 */
export async function terminateSessions(
  query: Query,
  changes: readonly AccessChange[],
  outcomes: readonly AccessOutcome[],
): Promise<AccessOutcome[]> {
  const isRevoked = (index: number) =>
    changes[index].type === 'revoke' && 'evidence' in outcomes[index];
  const principals = changes
    .filter((_, index) => isRevoked(index))
    .map(({ item }) => item.principal);
  const report = await end(query, [...new Set(principals)]);
  return outcomes.map((outcome, index) =>
    isRevoked(index) && 'evidence' in outcome
      ? { evidence: report(changes[index].item.principal, outcome.evidence) }
      : outcome,
  );
}

async function end(
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
