import {
  BackstageCredentials,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  AuthorizeResult,
  BasicPermission,
  isResourcePermission,
  Permission,
  PermissionCriteria,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  ConditionTransformer,
  createConditionTransformer,
} from '@backstage/plugin-permission-node';
import {
  accessGrantRevokePermission,
  accessRequestCancelPermission,
  accessRequestCreatePermission,
  accessRequestDecidePermission,
  accessRequestReadPermission,
  dataAccessPermissions,
  RESOURCE_TYPE_ACCESS_REQUEST,
} from '@meshport/backstage-plugin-data-access-common';
import {
  AccessRequestFilter,
  accessRequestResourceRef,
  accessRequestRules,
} from '@meshport/backstage-plugin-data-access-node';
import { RequestStore } from '../database/RequestStore';

type RequestPermission = ResourcePermission<
  typeof RESOURCE_TYPE_ACCESS_REQUEST
>;

/**
 * Asks the permission policy, always with the caller's own credentials.
 * @internal
 */
export class Authorizer {
  readonly #permissions: PermissionsService;
  readonly #requests: RequestStore;
  readonly #toCriteria: ConditionTransformer<AccessRequestFilter>;

  /** Makes the plugin's permissions and rules known, and the asker for them. */
  static create(options: {
    permissions: PermissionsService;
    registry: PermissionsRegistryService;
    requests: RequestStore;
  }): Authorizer {
    const { registry, requests } = options;
    registry.addPermissions(dataAccessPermissions.filter(isBasicPermission));
    registry.addResourceType({
      resourceRef: accessRequestResourceRef,
      permissions: [
        accessRequestReadPermission,
        accessRequestDecidePermission,
        accessRequestCancelPermission,
        accessGrantRevokePermission,
      ],
      rules: Object.values(accessRequestRules),
      getResources: ids => requests.getByIds(ids),
    });
    return new Authorizer(
      options.permissions,
      requests,
      createConditionTransformer(
        registry.getPermissionRuleset(accessRequestResourceRef),
      ),
    );
  }

  private constructor(
    permissions: PermissionsService,
    requests: RequestStore,
    toCriteria: ConditionTransformer<AccessRequestFilter>,
  ) {
    this.#permissions = permissions;
    this.#requests = requests;
    this.#toCriteria = toCriteria;
  }

  /** Whether the caller may ask for access at all. */
  async mayCreate(credentials: BackstageCredentials): Promise<boolean> {
    return this.has(accessRequestCreatePermission, credentials);
  }

  /** Whether the caller has a permission that is about no single request. */
  async has(
    permission: BasicPermission,
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    const [decision] = await this.#permissions.authorize([{ permission }], {
      credentials,
    });
    return decision.result === AuthorizeResult.ALLOW;
  }

  /** @throws `NotAllowedError` when the caller has not the permission */
  async requireBasic(
    permission: BasicPermission,
    credentials: BackstageCredentials,
  ): Promise<void> {
    if (!(await this.has(permission, credentials))) {
      throw new NotAllowedError(`This needs ${permission.name}`);
    }
  }

  /**
   * What the caller may see in lists.
   *
   * @returns `undefined` when that is everything
   * @throws `NotAllowedError` when it is nothing
   */
  async readable(
    credentials: BackstageCredentials,
  ): Promise<PermissionCriteria<AccessRequestFilter> | undefined> {
    const [decision] = await this.#permissions.authorizeConditional(
      [{ permission: accessRequestReadPermission }],
      { credentials },
    );
    if (decision.result === AuthorizeResult.DENY) {
      throw new NotAllowedError('You are not allowed to see access requests');
    }
    return decision.result === AuthorizeResult.CONDITIONAL
      ? this.#toCriteria(decision.conditions)
      : undefined;
  }

  /** @throws `NotAllowedError` when the caller may not see every request */
  async requireReadAll(credentials: BackstageCredentials): Promise<void> {
    if ((await this.readable(credentials)) !== undefined) {
      throw new NotAllowedError(
        `This needs ${accessRequestReadPermission.name} for all requests`,
      );
    }
  }

  /**
   * @throws `NotFoundError` when the caller may not see the request, as if
   * there were none
   */
  async requireRead(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const [allowed] = await this.allowed(
      [accessRequestReadPermission],
      id,
      credentials,
    );
    if (!allowed) {
      throw requestNotFound(id);
    }
  }

  /**
   * @throws `NotFoundError` when the caller may not see the request,
   * `NotAllowedError` when only this is not allowed
   */
  async require(
    permission: RequestPermission,
    id: string,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const [mayRead, allowed] = await this.allowed(
      [accessRequestReadPermission, permission],
      id,
      credentials,
    );
    if (!mayRead) {
      throw requestNotFound(id);
    }
    if (!allowed) {
      throw new NotAllowedError(
        `You are not allowed to do this with the request (${permission.name})`,
      );
    }
  }

  /**
   * Which of many requests the caller may use so, and which they may see: asked
   * of the policy once, and of the database once each.
   */
  async allowedOf(
    permission: RequestPermission,
    ids: readonly string[],
    credentials: BackstageCredentials,
  ): Promise<{ readable: Set<string>; allowed: Set<string> }> {
    const decisions = await this.#permissions.authorizeConditional(
      [{ permission: accessRequestReadPermission }, { permission }],
      { credentials },
    );
    const [readable, allowed] = await Promise.all(
      decisions.map(async decision =>
        decision.result === AuthorizeResult.DENY
          ? new Set<string>()
          : this.#requests.filterIds(
              ids,
              decision.result === AuthorizeResult.CONDITIONAL
                ? this.#toCriteria(decision.conditions)
                : undefined,
            ),
      ),
    );
    return { readable, allowed };
  }

  /** Which of the permissions the caller has on a request, in their order. */
  async allowed(
    permissions: RequestPermission[],
    id: string,
    credentials: BackstageCredentials,
  ): Promise<boolean[]> {
    const decisions = await this.#permissions.authorize(
      permissions.map(permission => ({ permission, resourceRef: id })),
      { credentials },
    );
    return decisions.map(({ result }) => result === AuthorizeResult.ALLOW);
  }
}

/** The same for one that is not there and one that is not to be seen. */
export function requestNotFound(id: string): NotFoundError {
  return new NotFoundError(`There is no access request ${id}`);
}

function isBasicPermission(
  permission: Permission,
): permission is BasicPermission {
  return !isResourcePermission(permission);
}
