import { randomUUID } from 'node:crypto';
import {
  BackstageCredentials,
  isDatabaseConflictError,
} from '@backstage/backend-plugin-api';
import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import {
  AccessOffer,
  PortRef,
} from '@meshport/backstage-plugin-data-access-common';
import { Duration } from 'luxon';
import { AccessDatabase } from '../database/AccessDatabase';
import { GrantRecord } from '../database/grantRows';
import { RequestRecord } from '../database/requestRows';
import { RequestStore } from '../database/RequestStore';
import { submittedMessage } from '../notifications/messages';
import { requestNotFound } from '../permissions/Authorizer';
import { durationRefusal } from '../ports/duration';
import { PortCatalog, productRef } from '../ports/PortCatalog';
import {
  approvalRefusal,
  deprecationRefusal,
  purposeRefusal,
  rightKey,
} from '../ports/terms';
import { allowedTransition, Transitions } from '../workflow/Transitions';
import { Actor, RequestAction } from './requestMachine';

/** @internal */
export type NewRequest = PortRef & {
  purpose: string;
  duration: string;
  comment?: string;
};

/**
 * Asking, deciding, withdrawing. Permissions were checked before.
 * @internal
 */
export class RequestService {
  readonly #database: AccessDatabase;
  readonly #requests: RequestStore;
  readonly #ports: PortCatalog;
  readonly #transitions: Transitions;
  readonly #shortestDuration: Duration;

  constructor(options: {
    database: AccessDatabase;
    requests: RequestStore;
    ports: PortCatalog;
    transitions: Transitions;
    shortestDuration: Duration;
  }) {
    this.#database = options.database;
    this.#requests = options.requests;
    this.#ports = options.ports;
    this.#transitions = options.transitions;
    this.#shortestDuration = options.shortestDuration;
  }

  /**
   * What a port offers a user, and why not.
   *
   * @throws `NotFoundError` when the port is not there for this user
   */
  async offer(
    asked: PortRef,
    userRef: string,
    credentials: BackstageCredentials,
  ): Promise<AccessOffer> {
    const port = { ...asked, product: productRef(asked.product) };
    const terms = await this.#ports.offered(port, credentials);
    const { principal, refusal } = await this.#ports.assess(terms, userRef);
    const existing = await this.#requests.findOpen(port, userRef);
    return {
      ...port,
      productTitle: terms.productTitle,
      classification: terms.classification,
      purposes: terms.purposes,
      longestDuration: terms.longestDuration,
      approvers: terms.approvers,
      ...(terms.deprecation && { deprecation: terms.deprecation }),
      ...(principal && { principal }),
      ...(refusal && { refusal }),
      ...(existing && { existing: { requestId: existing } }),
    };
  }

  /**
   * @returns the id of the new request
   * @throws `NotFoundError` when the port is not there for this user,
   * `InputError` for what the user can mend, `ConflictError` when the port
   * cannot be given now or there is an open request already
   */
  async submit(
    asked: NewRequest,
    userRef: string,
    credentials: BackstageCredentials,
  ): Promise<string> {
    const port = { ...asked, product: productRef(asked.product) };
    const terms = await this.#ports.offered(port, credentials);
    const { refusal } = await this.#ports.assess(terms, userRef);
    if (refusal) {
      throw new ConflictError(refusal);
    }
    const wrongInput =
      purposeRefusal(port.purpose, terms) ??
      deprecationRefusal(port.comment, terms) ??
      durationRefusal(port.duration, {
        shortest: this.#shortestDuration,
        longest: terms.longestDuration,
      });
    if (wrongInput) {
      throw new InputError(wrongInput);
    }

    const id = randomUUID();
    try {
      await this.#database.change(async change => {
        const request: RequestRecord = {
          id,
          state: 'pending',
          requester: userRef,
          product: port.product,
          port: port.port,
          version: port.version,
          purpose: port.purpose.trim(),
          ...(port.comment?.trim() && { comment: port.comment.trim() }),
          duration: port.duration,
          approvers: terms.approvers,
          createdAt: change.now,
          updatedAt: change.now,
          revision: 1,
        };
        await change.insertRequest(request);
        change.record({
          requestId: id,
          type: 'request.submitted',
          actor: userRef,
          toState: 'pending',
          ...(request.comment && { comment: request.comment }),
          details: {
            product: request.product,
            port: request.port,
            version: request.version,
            purpose: request.purpose,
            duration: request.duration,
            approvers: request.approvers,
          },
        });
        change.notify(submittedMessage(request));
      });
    } catch (error) {
      if (isDatabaseConflictError(error)) {
        const existing = await this.#requests.findOpen(port, userRef);
        throw new ConflictError(
          `You already have an open request or a living grant for this port: ${existing}`,
        );
      }
      throw error;
    }
    return id;
  }

  /**
   * @param revision - the one the decision was made on
   * @throws `ConflictError` when the request has changed since or the port
   * cannot be given any more, `NotAllowedError` for anyone who may not decide,
   * `InputError` for a denial without a reason
   */
  async decide(
    id: string,
    decision: {
      verdict: 'approve' | 'deny';
      comment?: string;
      revision: number;
    },
    actor: Actor,
  ): Promise<void> {
    const comment = decision.comment?.trim() ?? '';
    const action: RequestAction =
      decision.verdict === 'approve'
        ? { type: 'approve', actor }
        : { type: 'deny', actor, comment };
    const request = await this.#current(id, decision.revision, action);
    const grant =
      decision.verdict === 'approve'
        ? await this.#newGrant(request, actor)
        : undefined;

    await this.#database.change(change =>
      this.#transitions.request(change, request, action, {
        comment,
        grant: grant && { ...grant, createdAt: change.now },
      }),
    );
  }

  /** @throws as {@link RequestService.decide} */
  async cancel(
    id: string,
    body: { comment?: string; revision: number },
    actor: Actor,
  ): Promise<void> {
    const action: RequestAction = { type: 'cancel', actor };
    const request = await this.#current(id, body.revision, action);
    await this.#database.change(change =>
      this.#transitions.request(change, request, action, {
        comment: body.comment?.trim(),
      }),
    );
  }

  /** The request as the caller saw it, if the machine allows the action. */
  async #current(
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
      throw new ConflictError(
        `The request has changed since revision ${revision}; look at it again, then decide`,
      );
    }
    return request;
  }

  async #newGrant(
    request: RequestRecord,
    approver: Actor,
  ): Promise<GrantRecord> {
    const { product, port, version } = request;
    const { platform, location, principal, owners } =
      await this.#ports.deliverable(request, request.requester);
    const notTheirs = approvalRefusal(owners, approver.claims);
    if (notTheirs) {
      throw new NotAllowedError(notTheirs);
    }
    return {
      id: randomUUID(),
      requestId: request.id,
      state: 'granting',
      holder: request.requester,
      product,
      port,
      version,
      platform,
      location,
      principal,
      rightKey: rightKey({ product, port, version, platform, principal }),
      purpose: request.purpose,
      duration: request.duration,
      createdAt: request.createdAt,
      revision: 1,
    };
  }
}
