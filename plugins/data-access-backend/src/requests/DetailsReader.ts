import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  accessGrantRevokePermission,
  accessRequestCancelPermission,
  accessRequestDecidePermission,
  AccessRequestDetails,
  AllowedActions,
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
import { RequestRecord } from '../database/requestRows';
import { RequestStore } from '../database/RequestStore';
import { transitionGrant } from '../grants/grantMachine';
import { Authorizer, requestNotFound } from '../permissions/Authorizer';
import { Actor, transitionRequest } from './requestMachine';

/**
 * A request with all there is to know about it, for one caller.
 * @internal
 */
export class DetailsReader {
  readonly #database: AccessDatabase;
  readonly #requests: RequestStore;
  readonly #grants: GrantStore;
  readonly #authorizer: Authorizer;
  readonly #platforms: DataPlatforms;

  constructor(options: {
    database: AccessDatabase;
    requests: RequestStore;
    grants: GrantStore;
    authorizer: Authorizer;
    platforms: DataPlatforms;
  }) {
    this.#database = options.database;
    this.#requests = options.requests;
    this.#grants = options.grants;
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
    const [grant, events, permissions] = await Promise.all([
      this.#grants.ofRequest(id),
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
    ]);
    const [decide, cancel, revoke] = permissions;
    const connection = this.#connection(grant, actor);
    return {
      request: grant ? { ...request, grant: toAccessGrant(grant) } : request,
      events,
      allowed: allowedActions(request, grant, actor, {
        decide,
        cancel,
        revoke,
      }),
      ...(connection && { connection }),
    };
  }

  #connection(
    grant: GrantRecord | undefined,
    actor: Actor,
  ): AccessRequestDetails['connection'] {
    const platform = this.#platforms
      .list()
      .find(({ id }) => id === grant?.platform);
    if (
      !platform ||
      grant?.state !== 'active' ||
      grant.holder !== actor.userRef
    ) {
      return undefined;
    }
    return platform.access.connection(toAccessItem(grant));
  }
}

/**
 * What the caller may do now: what the machines allow, and the policy too.
 * @internal
 */
export function allowedActions(
  request: RequestRecord,
  grant: GrantRecord | undefined,
  actor: Actor,
  policy: { decide: boolean; cancel: boolean; revoke: boolean },
): AllowedActions {
  const can = (action: Parameters<typeof transitionRequest>[1]) =>
    'next' in transitionRequest(request, action);
  const canGrant = (action: Parameters<typeof transitionGrant>[1]) =>
    grant !== undefined && 'next' in transitionGrant(grant, action);
  return {
    decide: policy.decide && can({ type: 'approve', actor }),
    cancel: policy.cancel && can({ type: 'cancel', actor }),
    revoke: policy.revoke && canGrant({ type: 'end', reason: 'revoked' }),
    giveBack:
      grant?.holder === actor.userRef &&
      canGrant({ type: 'end', reason: 'given-back' }),
    retry: policy.revoke && canGrant({ type: 'retry' }),
  };
}
