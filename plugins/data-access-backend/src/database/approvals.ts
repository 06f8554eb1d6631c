import { Knex } from 'knex';
import { RequestAction } from '../requests/requestTypes';
import { RequestRecord } from './requestRows';

interface ApprovalRow {
  request_id: string;
  approver: string;
  step: number;
  owns_location: boolean | number;
}

const TABLE = 'access_request_approvals';

/**
 * Keeps who has approved in rows whose key lets nobody fill two steps, and
 * forgets them where the approvals are void.
 *
 * @param moved - `move.request`: as it was before
 * @internal
 */
export async function writeApprovals(
  trx: Knex.Transaction,
  moved: readonly {
    move: {
      request: RequestRecord;
      action: RequestAction;
      ownsLocation?: boolean;
    };
  }[],
): Promise<void> {
  const voided = moved.filter(({ move }) => move.action.type === 'void');
  if (voided.length > 0) {
    await trx<ApprovalRow>(TABLE)
      .whereIn(
        'request_id',
        voided.map(({ move }) => move.request.id),
      )
      .delete();
  }
  const rows = moved.flatMap(({ move: { request, action, ownsLocation } }) =>
    action.type === 'approve'
      ? [
          {
            request_id: request.id,
            approver: action.actor.userRef,
            step: request.currentStep ?? 0,
            owns_location: ownsLocation ?? false,
          },
        ]
      : [],
  );
  if (rows.length > 0) {
    await trx<ApprovalRow>(TABLE).insert(rows);
  }
}

/**
 * Which of the requests somebody has approved whose the data is.
 * @internal
 */
export async function approvedByOwner(
  knex: Knex,
  requestIds: readonly string[],
): Promise<Set<string>> {
  const rows = await knex<ApprovalRow>(TABLE)
    .whereIn('request_id', [...requestIds])
    .andWhere('owns_location', true)
    .distinct('request_id');
  return new Set(rows.map(row => row.request_id));
}
