import { Knex } from 'knex';
import {
  GrantRecord,
  GrantRow,
  toGrantRow,
  toMovingColumns,
} from './grantRows';
import { chunksOf, updateRows } from './updateRows';

/** How PostgreSQL reads the moving columns out of JSON. */
const TYPES: Record<keyof ReturnType<typeof toMovingColumns>, string> = {
  state: 'text',
  responsible: 'text',
  active_since: 'timestamptz',
  expires_at: 'timestamptz',
  extension_request: 'text',
  extension_until: 'timestamptz',
  ended_at: 'timestamptz',
  end_reason: 'text',
  warning: 'text',
  evidence: 'text',
  failure: 'text',
  attempts: 'integer',
  next_attempt_at: 'timestamptz',
  revision: 'integer',
};

/** @internal */
export async function insertGrants(
  trx: Knex.Transaction,
  grants: readonly GrantRecord[],
): Promise<void> {
  for (const chunk of chunksOf(grants)) {
    await trx<GrantRow>('access_grants').insert(chunk.map(toGrantRow));
  }
}

/**
 * Writes grants, each on condition that its row still has the revision that
 * was read.
 *
 * @returns the ids of those that were written; the others were changed by
 * somebody else meanwhile, and stay as they are
 * @internal
 */
export async function updateGrants(
  trx: Knex.Transaction,
  changes: readonly { readRevision: number; grant: GrantRecord }[],
): Promise<Set<string>> {
  return updateRows(
    trx,
    'access_grants',
    TYPES,
    changes.map(({ readRevision, grant }) => ({
      id: grant.id,
      readRevision,
      values: toMovingColumns(grant),
    })),
  );
}
