import { ConflictError } from '@backstage/errors';
import { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { ERASED_EVENT } from '@meshport/backstage-plugin-data-access-node';
import { Knex } from 'knex';
import { AccessDatabase } from '../database/AccessDatabase';
import { Change, changedMeanwhile } from '../database/Change';
import { GrantRow } from '../database/grantRows';
import { GrantStore } from '../database/GrantStore';
import { OutboxRow } from '../database/Outbox';
import {
  RequestRecord,
  RequestRow,
  toRequestRow,
} from '../database/requestRows';
import { RequestStore } from '../database/RequestStore';
import { requestNotFound } from '../permissions/Authorizer';
import { erasureRefusal, withoutDescription, withoutTexts } from './erasure';

/**
 * Erases the private texts of requests for good, wherever this plugin keeps
 * them: in the request, its approvals and its grant, in the log, and in
 * notifications that were not sent yet. The log's chain stays whole, and tells
 * who erased them.
 * @internal
 */
export class TextEraser {
  readonly #database: AccessDatabase;
  readonly #requests: RequestStore;
  readonly #grants: GrantStore;

  constructor(options: {
    database: AccessDatabase;
    requests: RequestStore;
    grants: GrantStore;
  }) {
    this.#database = options.database;
    this.#requests = options.requests;
    this.#grants = options.grants;
  }

  /**
   * @param id - of the request
   * @param erasure - `reason`: kept in the log as the comment of the event
   * @throws `NotFoundError` when there is no such request, `ConflictError` when
   * the texts are still needed, cannot be erased, or were already
   */
  async erase(
    id: string,
    erasure: { by: string; reason: string },
  ): Promise<void> {
    const request = (await this.#requests.getRecords([id])).get(id);
    if (!request) {
      throw requestNotFound(id);
    }
    const grant = await this.#grants.ofRequest(request.renews ?? id);
    const refusal = erasureRefusal(request, grant);
    if (refusal) {
      throw new ConflictError(refusal);
    }

    await this.#database.change(async (change, trx) => {
      await eraseFromRequest(trx, withoutTexts(request, change.now), change);
      await refuseOldLines(trx, id);
      await trx<GrantRow>('access_grants')
        .where({ request_id: id })
        .update({ purpose: '' });
      await eraseFromOutbox(trx, id);
      await trx('access_texts').where({ request_id: id }).delete();
      change.record({
        requestId: id,
        type: ERASED_EVENT,
        actor: erasure.by,
        fromState: request.state,
        toState: request.state,
        comment: erasure.reason,
      });
      change.touch(request);
    });
  }
}

async function eraseFromRequest(
  trx: Knex.Transaction,
  erased: RequestRecord,
  change: Change,
): Promise<void> {
  const { id, revision } = erased;
  // Whether it is open is not for this to say.
  const { is_open: isOpen, ...row } = toRequestRow(
    { ...erased, updatedAt: change.now, revision: revision + 1 },
    false,
  );
  const count = await trx<RequestRow>('access_requests')
    .where({ id, revision })
    .update(row);
  if (count === 0) {
    throw changedMeanwhile('request', id);
  }
}

/** The hash of lines of format 1 is over the texts themselves. */
async function refuseOldLines(
  trx: Knex.Transaction,
  requestId: string,
): Promise<void> {
  const old = await trx('access_events')
    .where({ request_id: requestId, format: 1 })
    .first('sequence');
  if (old) {
    throw new ConflictError(
      `The texts of this request cannot be erased: its events (such as ${old.sequence}) were written before that was possible, and the log could no longer be verified`,
    );
  }
}

async function eraseFromOutbox(
  trx: Knex.Transaction,
  requestId: string,
): Promise<void> {
  const rows = await trx<OutboxRow>('access_outbox')
    .where('kind', 'notify')
    .andWhere('payload', 'like', `%${requestId}%`);
  for (const { id, payload } of rows) {
    const notification: NotificationSendOptions = JSON.parse(payload ?? '{}');
    await trx<OutboxRow>('access_outbox')
      .where({ id })
      .update({ payload: JSON.stringify(withoutDescription(notification)) });
  }
}
