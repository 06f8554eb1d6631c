import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  accessGrantRevokePermission,
  AccessRequest,
  accessRequestCancelPermission,
  accessRequestCreatePermission,
  accessRequestDecidePermission,
  AccessRequestDetails,
  accessTextErasePermission,
} from '@meshport/backstage-plugin-data-access-common';
import { DataPlatforms } from '@meshport/backstage-plugin-data-platform-node';
import { AccessDatabase } from '../database/AccessDatabase';
import { eventsOfRequest } from '../database/eventLog';
import {
  GrantRecord,
  toAccessGrant,
  toAccessItem,
} from '../database/grantRows';
import { GrantStore } from '../database/GrantStore';
import { RequestRecord, toAccessRequest } from '../database/requestRows';
import { RequestStore } from '../database/RequestStore';
import { answersFor } from '../grants/answersFor';
import { Authorizer, requestNotFound } from '../permissions/Authorizer';
import { PortCatalog } from '../ports/PortCatalog';
import { allowedActions } from './allowedActions';
import { Actor } from './requestTypes';

const LARGEST_BASKET = 50;

/**
 * A request with all there is to know about it, for one caller.
 * @internal
 */
export class DetailsReader {
  readonly #database: AccessDatabase;
  readonly #requests: RequestStore;
  readonly #grants: GrantStore;
  readonly #ports: PortCatalog;
  readonly #authorizer: Authorizer;
  readonly #platforms: DataPlatforms;

  constructor(options: {
    database: AccessDatabase;
    requests: RequestStore;
    grants: GrantStore;
    ports: PortCatalog;
    authorizer: Authorizer;
    platforms: DataPlatforms;
  }) {
    this.#database = options.database;
    this.#requests = options.requests;
    this.#grants = options.grants;
    this.#ports = options.ports;
    this.#authorizer = options.authorizer;
    this.#platforms = options.platforms;
  }

  /**
   * Leaves to the caller whether the request may be seen.
   *
   * @throws `NotFoundError` when there is no such request
   */
  async read(
    id: string,
    actor: Actor,
    credentials: BackstageCredentials,
  ): Promise<AccessRequestDetails> {
    const request = (await this.#requests.getRecords([id])).get(id);
    if (!request) {
      throw requestNotFound(id);
    }
    const [grant, events, permissions, create, erase, basket] =
      await Promise.all([
        this.#grants.ofRequest(request.renews ?? id),
        eventsOfRequest(this.#database.knex, id),
        this.#authorizer.allowed(
          [
            accessRequestDecidePermission,
            accessRequestCancelPermission,
            accessGrantRevokePermission,
          ],
          id,
          credentials,
        ),
        this.#authorizer.has(accessRequestCreatePermission, credentials),
        this.#authorizer.has(accessTextErasePermission, credentials),
        this.#basket(request, actor, credentials),
      ]);
    const [decide, cancel, revoke] = permissions;
    const allowed = allowedActions(request, grant, actor, {
      decide,
      cancel,
      revoke,
      create,
      erase,
    });
    const connection = this.#connection(request, grant, actor);
    const terms =
      allowed.decide || allowed.answer ? await this.#terms(request) : undefined;
    const shown = toAccessRequest(request);
    // A renewal that is not approved has prolonged nothing.
    return {
      request:
        grant && (!request.renews || request.state === 'approved')
          ? { ...shown, grant: toAccessGrant(grant) }
          : shown,
      events,
      allowed,
      basket,
      ...(connection && { connection }),
      ...(terms && { terms }),
    };
  }

  async #basket(
    { id, basket }: RequestRecord,
    caller: Actor,
    credentials: BackstageCredentials,
  ): Promise<AccessRequest[]> {
    if (!basket) {
      return [];
    }
    const { items } = await this.#requests.list({
      scope: 'all',
      basket,
      limit: LARGEST_BASKET,
      caller,
      allowed: await this.#authorizer.readable(credentials),
    });
    return items.filter(item => item.id !== id);
  }

  #connection(
    request: RequestRecord,
    grant: GrantRecord | undefined,
    actor: Actor,
  ): AccessRequestDetails['connection'] {
    const platform = this.#platforms
      .list()
      .find(({ id }) => id === grant?.platform);
    if (
      !platform ||
      grant?.state !== 'active' ||
      !answersFor(grant, request, actor)
    ) {
      return undefined;
    }
    return platform.access.connection(toAccessItem(grant));
  }

  /** The terms as they are now, when the request has any to accept. */
  async #terms(request: RequestRecord): Promise<AccessRequestDetails['terms']> {
    if (!request.basis?.termsHash) {
      return undefined;
    }
    const [found] = await this.#ports.deliverableMany([request]);
    return found instanceof Error ? undefined : found.terms.terms;
  }
}
