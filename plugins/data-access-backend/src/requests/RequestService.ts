import { randomUUID } from 'node:crypto';
import {
  AccessGrant,
  RequestPreview,
} from '@meshport/backstage-plugin-data-access-common';
import { DataPlatforms } from '@meshport/backstage-plugin-data-platform-node';
import { AccessDatabase } from '../database/AccessDatabase';
import { RequestRecord } from '../database/requestRows';
import { RequestStore } from '../database/RequestStore';
import { requestNotFound } from '../permissions/Authorizer';
import { SYSTEM } from '../workflow/actors';
import {
  allowedTransition,
  RequestTransitions,
} from '../workflow/RequestTransitions';
import { Assessor, Caller, NewRequest } from './Assessor';
import { changedSince } from './changedSince';
import { previewOf } from './previewOf';
import { Actor, RequestAction } from './requestTypes';
import { Submission } from './Submission';

/**
 * Asking, answering, withdrawing. Permissions were checked before.
 * @internal
 */
export class RequestService {
  readonly #database: AccessDatabase;
  readonly #requests: RequestStore;
  readonly #assessor: Assessor;
  readonly #transitions: RequestTransitions;
  readonly #submission: Submission;
  readonly #platforms: DataPlatforms;

  constructor(options: {
    database: AccessDatabase;
    requests: RequestStore;
    assessor: Assessor;
    transitions: RequestTransitions;
    submission: Submission;
    platforms: DataPlatforms;
  }) {
    this.#database = options.database;
    this.#requests = options.requests;
    this.#assessor = options.assessor;
    this.#transitions = options.transitions;
    this.#submission = options.submission;
    this.#platforms = options.platforms;
  }

  /**
   * What would come of requests; changes nothing.
   *
   * @throws `NotFoundError` when a port is not there for this user,
   * `InputError` for a malformed ref or the same asked for twice
   */
  async preview(
    items: readonly NewRequest[],
    caller: Caller,
  ): Promise<RequestPreview[]> {
    const assessed = await this.#assessor.assess(items, caller);
    return assessed.map(one => previewOf(one, this.#platforms));
  }

  /**
   * @returns the id of the new request
   * @throws `NotFoundError` when the port is not there for this user,
   * `InputError` for what the user can mend, `NotAllowedError` for a holder who
   * is not theirs, `ConflictError` when the port cannot be given now or there
   * is an open request already
   */
  async submit(item: NewRequest, caller: Caller): Promise<string> {
    const [{ id }] = await this.#submission.submit([item], caller, undefined);
    return id;
  }

  /**
   * Asks for all or for none.
   *
   * @throws as {@link RequestService.submit}, with the item's place in the text
   */
  async submitBasket(
    items: readonly NewRequest[],
    caller: Caller,
  ): Promise<{ basket: string; ids: string[] }> {
    const basket = randomUUID();
    const requests = await this.#submission.submit(items, caller, basket);
    return { basket, ids: requests.map(({ id }) => id) };
  }

  /**
   * Asks for more time for a right that there is, as it is.
   *
   * @returns the id of the new request
   * @throws as {@link RequestService.submit}
   */
  async renew(
    request: RequestRecord,
    grant: AccessGrant,
    body: {
      duration: string;
      purpose?: string;
      comment?: string;
      acceptedTerms?: string;
    },
    caller: Caller,
  ): Promise<string> {
    const { purpose = request.purpose, ...rest } = body;
    const { product, port, version, holder, filter } = grant;
    return this.submit(
      {
        ...rest,
        purpose,
        product,
        port,
        version,
        holder,
        ...(filter && { filter }),
        renews: request.id,
      },
      caller,
    );
  }

  /** @throws `ConflictError`, `NotAllowedError`, as the machine refuses */
  async cancel(
    id: string,
    body: { comment?: string; revision: number },
    actor: Actor,
  ): Promise<void> {
    const action: RequestAction = { type: 'cancel', actor };
    const request = await this.current(id, body.revision, action);
    const comment = body.comment?.trim();
    await this.#database.change(change =>
      this.#transitions.move(change, { request, action, comment }),
    );
  }

  /**
   * Answers the open question. An answer to the portal's own question about
   * new terms of use accepts them.
   *
   * @throws as {@link RequestService.cancel}
   */
  async answer(
    id: string,
    body: { text: string; revision: number },
    actor: Actor,
  ): Promise<void> {
    const { text, revision } = body;
    const request = await this.current(id, revision, {
      type: 'answer',
      actor,
      text,
      at: '',
    });
    const accepts = request.question?.by === SYSTEM;
    await this.#database.change(change =>
      this.#transitions.move(change, {
        request,
        action: { type: 'answer', actor, text, at: change.now },
        ...(accepts && {
          patch: { acceptedTerms: request.basis?.termsHash },
        }),
      }),
    );
  }

  /**
   * The request as the caller saw it, if the machine allows the action.
   *
   * @throws `NotFoundError` when there is none, `ConflictError` when it has
   * changed since, and as the machine refuses
   */
  async current(
    id: string,
    revision: number,
    action: RequestAction,
  ): Promise<RequestRecord> {
    const request = (await this.#requests.getRecords([id])).get(id);
    if (!request) {
      throw requestNotFound(id);
    }
    allowedTransition(request, action);
    if (request.revision !== revision) {
      throw changedSince(revision);
    }
    return request;
  }
}
