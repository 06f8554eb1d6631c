import { Knex } from 'knex';
import { Change, changedMeanwhile } from './Change';
import {
  RequestRecord,
  RequestRow,
  toMovingColumns,
  toRequestRow,
} from './requestRows';

/** PostgreSQL takes 65,535 values in a statement; rows have up to 40. */
const CHUNK = 500;

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
  const written: RequestRecord[] = [];
  // In one order, so that two batches never wait for each other.
  for (const { next, isOpen } of [...writes].sort(byId)) {
    const record = {
      ...next,
      updatedAt: change.now,
      revision: next.revision + 1,
    };
    const count = await change
      .trx<RequestRow>('access_requests')
      .where({ id: next.id, revision: next.revision })
      .update(toMovingColumns(record, isOpen));
    if (count > 0) {
      written.push(record);
    }
  }
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
 * Rows of who may decide now, and of all who could or will: SQL filters lists
 * by them.
 */
async function writeApprovers(
  trx: Knex.Transaction,
  requests: readonly RequestRecord[],
): Promise<void> {
  const table = 'access_request_approvers';
  for (const chunk of chunksOf(requests)) {
    const known = chunk.filter(({ revision }) => revision > 1);
    if (known.length > 0) {
      await trx(table)
        .whereIn(
          'request_id',
          known.map(({ id }) => id),
        )
        .andWhere('is_current', true)
        .update({ is_current: false });
    }
    const rows = chunk.flatMap(approverRows);
    for (const part of chunksOf(rows)) {
      await trx(table)
        .insert(part)
        .onConflict(['request_id', 'approver'])
        .merge(['is_current']);
    }
  }
}

function approverRows(request: RequestRecord) {
  const pending = request.state === 'pending';
  const isNew = request.revision === 1;
  const current = pending ? request.approvers : [];
  // Whoever could decide one that is decided now is known already.
  const all = new Set(
    pending || isNew
      ? [...request.approvers, ...request.steps.flatMap(step => step.approvers)]
      : [],
  );
  return [...all].map(approver => ({
    request_id: request.id,
    approver,
    is_current: current.includes(approver),
    created_at: new Date(request.createdAt),
  }));
}

function chunksOf<T>(items: readonly T[]): T[][] {
  const count = Math.ceil(items.length / CHUNK);
  return [...Array(count)].map((_, i) =>
    items.slice(i * CHUNK, (i + 1) * CHUNK),
  );
}

function byId(one: RequestWrite, other: RequestWrite): number {
  return one.next.id < other.next.id ? -1 : 1;
}
