import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import { AccessDatabase } from '../database/AccessDatabase';
import { GrantRecord } from '../database/grantRows';
import { GrantStore } from '../database/GrantStore';
import { RequestRecord } from '../database/requestRows';
import { RequestStore } from '../database/RequestStore';
import { requestNotFound } from '../permissions/Authorizer';
import { Actor } from '../requests/requestTypes';
import { GrantTransitions } from '../workflow/GrantTransitions';
import { answersFor } from './answersFor';
import { GrantAction, transitionGrant } from './grantMachine';

/**
 * What people do with a grant. Permissions were checked before; the engine is
 * changed afterwards, by the worker.
 * @internal
 */
export class GrantService {
  readonly #database: AccessDatabase;
  readonly #requests: RequestStore;
  readonly #grants: GrantStore;
  readonly #transitions: GrantTransitions;

  constructor(options: {
    database: AccessDatabase;
    requests: RequestStore;
    grants: GrantStore;
    transitions: GrantTransitions;
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
    const found = await this.find(requestId);
    await this.#act(found, { type: 'end', reason: 'revoked' }, userRef, {
      comment,
      revision: body.revision,
    });
  }

  /**
   * Ends a grant, by its holder or whoever answers for it.
   *
   * @throws `NotAllowedError` for anyone else, `ConflictError` when it has
   * changed or is ending already
   */
  async giveBack(
    requestId: string,
    body: { comment?: string; revision: number },
    actor: Actor,
  ): Promise<void> {
    const found = await this.ofTheirs(requestId, actor, 'give it back');
    const action = { type: 'end', reason: 'given-back' } as const;
    await this.#act(found, action, actor.userRef, {
      comment: body.comment?.trim(),
      revision: body.revision,
    });
  }

  /**
   * Tries a failed change, or one the engine has undone, again at once.
   *
   * @throws `ConflictError` when there is nothing to retry
   */
  async retry(requestId: string, userRef: string): Promise<void> {
    const found = await this.find(requestId);
    await this.#act(found, { type: 'retry' }, userRef, {});
  }

  /**
   * The grant, if it is the actor's own.
   *
   * @param what - what they are about to do, for the refusal
   * @throws `NotAllowedError` when it is not, and as {@link GrantService.find}
   */
  async ofTheirs(requestId: string, actor: Actor, what: string) {
    const found = await this.find(requestId);
    if (!answersFor(found.grant, found.request, actor)) {
      throw new NotAllowedError(
        `Only the holder, or who answers for it, can ${what}`,
      );
    }
    return found;
  }

  /**
   * The grant, if the actor may ask for more time.
   *
   * @throws `ConflictError` when it has no end to move, and as
   * {@link GrantService.ofTheirs}
   */
  async renewable(requestId: string, actor: Actor) {
    const found = await this.ofTheirs(requestId, actor, 'renew it');
    const result = transitionGrant(found.grant, { type: 'extend' });
    if ('refusal' in result) {
      throw new ConflictError(result.refusal);
    }
    return found;
  }

  /** @throws `NotFoundError`, or `ConflictError` when there is no grant */
  async find(
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

  async #act(
    { request, grant }: { request: RequestRecord; grant: GrantRecord },
    action: GrantAction,
    actor: string,
    options: { comment?: string; revision?: number },
  ): Promise<void> {
    const { revision = grant.revision, comment } = options;
    requireRevision(grant, revision);
    await this.#database.change(change =>
      this.#transitions.move(change, {
        request,
        grant,
        action,
        actor,
        comment,
        // Attempts are counted anew.
        patch: { failure: undefined },
      }),
    );
  }
}

/**
 * @throws `ConflictError` when the grant is not as the caller saw it
 * @internal
 */
export function requireRevision(grant: GrantRecord, revision: number): void {
  if (revision !== grant.revision) {
    throw new ConflictError(
      `The grant has changed since revision ${revision}; look at it again, then act`,
    );
  }
}
