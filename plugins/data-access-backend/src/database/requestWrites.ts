import { Knex } from 'knex';
import { Change, changedMeanwhile } from './Change';
import {
  RequestRecord,
  RequestRow,
  toMovingColumns,
  toRequestRow,
} from './requestRows';
import { chunksOf, updateRows } from './updateRows';

/** How PostgreSQL reads the moving columns out of JSON. */
const TYPES: Record<keyof ReturnType<typeof toMovingColumns>, string> = {
  purpose: 'text',
  comment: 'text',
  erased_at: 'timestamptz',
  state: 'text',
  is_open: 'boolean',
  granted: 'text',
  accepted_terms: 'text',
  steps: 'text',
  current_step: 'integer',
  approvers: 'text',
  question: 'text',
  policy: 'text',
  basis: 'text',
  lapses_at: 'timestamptz',
  silence_since: 'timestamptz',
  silence_stage: 'text',
  silence_due_at: 'timestamptz',
  decided_by: 'text',
  decided_at: 'timestamptz',
  decision_comment: 'text',
  updated_at: 'timestamptz',
  revision: 'integer',
};

/**
 * The next state of a request, as it is to be written.
 * @internal
 */
export interface RequestWrite {
  /** With the revision that was read. */
  next: RequestRecord;
  /** Pending, or approved and what followed has not ended. */
  isOpen: boolean;
}

/**
 * @param requests - new ones; open unless they were denied at once
 * @throws the database's error when there is an open request already
 * @internal
 */
export async function insertRequests(
  change: Change,
  requests: readonly RequestRecord[],
): Promise<void> {
  for (const chunk of chunksOf(requests)) {
    await change
      .trx<RequestRow>('access_requests')
      .insert(chunk.map(one => toRequestRow(one, one.state !== 'denied')));
  }
  await writeApprovers(change.trx, requests);
  requests.forEach(request => change.touch(request));
}

/**
 * Writes the next states of requests, each on condition of its revision.
 *
 * @returns what was written, with the new revisions; those that somebody else
 * has changed meanwhile are left out
 * @internal
 */
export async function updateRequests(
  change: Change,
  writes: readonly RequestWrite[],
): Promise<RequestRecord[]> {
  const changes = writes.map(({ next, isOpen }) => {
    const { revision } = next;
    const record = { ...next, updatedAt: change.now, revision: revision + 1 };
    return { record, isOpen, readRevision: revision };
  });
  const ids = await updateRows(
    change.trx,
    'access_requests',
    TYPES,
    changes.map(({ record, isOpen, readRevision }) => ({
      id: record.id,
      readRevision,
      values: toMovingColumns(record, isOpen),
    })),
  );
  const written = changes
    .map(({ record }) => record)
    .filter(({ id }) => ids.has(id));
  await writeApprovers(change.trx, written);
  written.forEach(request => change.touch(request));
  return written;
}

/**
 * Writes the next state of one request.
 *
 * @throws `ConflictError` when somebody was faster
 * @internal
 */
export async function updateRequest(
  change: Change,
  next: RequestRecord,
  options: { isOpen: boolean },
): Promise<RequestRecord> {
  const [written] = await updateRequests(change, [{ next, ...options }]);
  if (!written) {
    throw changedMeanwhile('request', next.id);
  }
  return written;
}

/**
 * Rows of who may decide now, and of all who could or will, as the request
 * itself names them: SQL filters lists by them.
 */
async function writeApprovers(
  trx: Knex.Transaction,
  requests: readonly RequestRecord[],
): Promise<void> {
  const table = 'access_request_approvers';
  for (const chunk of chunksOf(requests)) {
    const known = chunk.filter(({ revision }) => revision > 1);
    await trx(table)
      .whereIn('request_id', idsOf(known.filter(keepsApprovers)))
      .andWhere('is_current', true)
      .update({ is_current: false });
    await trx(table)
      .whereIn('request_id', idsOf(known.filter(one => !keepsApprovers(one))))
      .delete();
    const rows = chunk
      .filter(one => one.revision === 1 || !keepsApprovers(one))
      .flatMap(approverRows);
    for (const part of chunksOf(rows)) {
      await trx(table).insert(part);
    }
  }
}

/** A decision leaves approvers as they were, but for one of the policies. */
function keepsApprovers({ state, steps }: RequestRecord): boolean {
  return state !== 'pending' && steps.length > 0;
}

function approverRows(request: RequestRecord) {
  const current = request.state === 'pending' ? request.approvers : [];
  const all = new Set([
    ...request.approvers,
    ...request.steps.flatMap(step => step.approvers),
  ]);
  return [...all].map(approver => ({
    request_id: request.id,
    approver,
    is_current: current.includes(approver),
    created_at: new Date(request.createdAt),
  }));
}

function idsOf(requests: readonly RequestRecord[]): string[] {
  return requests.map(({ id }) => id);
}
