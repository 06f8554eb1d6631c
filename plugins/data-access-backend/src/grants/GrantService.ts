import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import { AccessDatabase } from '../database/AccessDatabase';
import { GrantRecord } from '../database/grantRows';
import { GrantStore } from '../database/GrantStore';
import { RequestRecord } from '../database/requestRows';
import { RequestStore } from '../database/RequestStore';
import { requestNotFound } from '../permissions/Authorizer';
import { Transitions } from '../workflow/Transitions';
import { GrantAction } from './grantMachine';

/**
 * What people do with a grant. Permissions were checked before; the engine is
 * changed afterwards, by the worker.
 * @internal
 */
export class GrantService {
  readonly #database: AccessDatabase;
  readonly #requests: RequestStore;
  readonly #grants: GrantStore;
  readonly #transitions: Transitions;

  constructor(options: {
    database: AccessDatabase;
    requests: RequestStore;
    grants: GrantStore;
    transitions: Transitions;
  }) {
    this.#database = options.database;
    this.#requests = options.requests;
    this.#grants = options.grants;
    this.#transitions = options.transitions;
  }

  /**
   * Ends a grant, by someone who answers for the port.
   *
   * @throws `ConflictError` when it has changed or is ending already,
   * `InputError` without a reason
   */
  async revoke(
    requestId: string,
    body: { comment: string; revision: number },
    userRef: string,
  ): Promise<void> {
    const comment = body.comment.trim();
    if (!comment) {
      throw new InputError('comment: say why the access is revoked');
    }
    await this.#act(requestId, { type: 'end', reason: 'revoked' }, userRef, {
      comment,
      revision: body.revision,
    });
  }

  /**
   * Ends a grant, by its holder.
   *
   * @throws `NotAllowedError` for anyone else, `ConflictError` when it has
   * changed or is ending already
   */
  async giveBack(
    requestId: string,
    body: { comment?: string; revision: number },
    userRef: string,
  ): Promise<void> {
    await this.#act(requestId, { type: 'end', reason: 'given-back' }, userRef, {
      comment: body.comment?.trim(),
      revision: body.revision,
      onlyHolder: true,
    });
  }

  /**
   * Tries a failed change, or one the engine has undone, again at once.
   *
   * @throws `ConflictError` when there is nothing to retry
   */
  async retry(requestId: string, userRef: string): Promise<void> {
    await this.#act(requestId, { type: 'retry' }, userRef, {});
  }

  async #act(
    requestId: string,
    action: GrantAction,
    actor: string,
    options: { comment?: string; revision?: number; onlyHolder?: boolean },
  ): Promise<void> {
    const { request, grant } = await this.#find(requestId);
    if (options.onlyHolder && grant.holder !== actor) {
      throw new NotAllowedError('Only the holder can give a right back');
    }
    const { revision = grant.revision, comment } = options;
    if (revision !== grant.revision) {
      throw new ConflictError(
        `The grant has changed since revision ${revision}; look at it again, then act`,
      );
    }
    await this.#database.change(change =>
      this.#transitions.grant(change, request, grant, action, {
        actor,
        comment,
        // Attempts are counted anew.
        patch: { failure: undefined },
      }),
    );
  }

  async #find(
    requestId: string,
  ): Promise<{ request: RequestRecord; grant: GrantRecord }> {
    const [requests, grant] = await Promise.all([
      this.#requests.getRecords([requestId]),
      this.#grants.ofRequest(requestId),
    ]);
    const request = requests.get(requestId);
    if (!request) {
      throw requestNotFound(requestId);
    }
    if (!grant) {
      throw new ConflictError(
        `The request is ${request.state} and has no grant`,
      );
    }
    return { request, grant };
  }
}
