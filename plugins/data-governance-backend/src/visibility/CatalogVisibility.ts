import {
  AuthService,
  BackstageCredentials,
  BackstageUserPrincipal,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { LRUCache } from 'lru-cache';

/**
 * What a list may hold: everything, or the products named by their full
 * entity refs.
 * @internal
 */
export type VisibleProducts = 'everything' | readonly string[];

const PAGE_SIZE = 1000;
const REF_FIELDS = ['kind', 'metadata.name', 'metadata.namespace'];

// How long a change of rights or of the catalog may go unnoticed in lists.
const REMEMBERED_MILLISECONDS = 10_000;
// All answers together; a ref takes some hundred bytes.
const REMEMBERED_REFS = 1_000_000;
const REMEMBERED_USERS = 10_000;

/**
 * What a caller may see: the catalog decides, by its own permission to read
 * entities, asked with the caller's own credentials.
 * @internal
 */
export class CatalogVisibility {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;
  readonly #permissions: PermissionsService;
  readonly #userInfo: UserInfoService;
  // Callers under the same conditions see the same.
  readonly #byConditions: LRUCache<
    string,
    readonly string[],
    BackstageCredentials
  >;
  readonly #identities: LRUCache<
    string,
    ReadonlySet<string>,
    BackstageCredentials
  >;

  constructor(options: {
    auth: AuthService;
    catalog: CatalogService;
    permissions: PermissionsService;
    userInfo: UserInfoService;
  }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
    this.#permissions = options.permissions;
    this.#userInfo = options.userInfo;
    const common = {
      ttl: REMEMBERED_MILLISECONDS,
      // The clock of now, which tests may have replaced.
      perf: performance,
    };
    this.#byConditions = new LRUCache({
      ...common,
      maxSize: REMEMBERED_REFS,
      // Positive also for nothing, as the cache wants it.
      sizeCalculation: refs => 1 + refs.length,
      fetchMethod: (_key, _stale, { context }) => this.#readRefs(context),
    });
    this.#identities = new LRUCache({
      ...common,
      max: REMEMBERED_USERS,
      fetchMethod: (_key, _stale, { context }) => this.#readIdentity(context),
    });
  }

  /**
   * The products that may be in a list for the caller. An answer may be some
   * seconds old.
   */
  async visibleProducts(
    credentials: BackstageCredentials,
  ): Promise<VisibleProducts> {
    const decision = await this.#decide(credentials);
    switch (decision.result) {
      case AuthorizeResult.ALLOW:
        return 'everything';
      case AuthorizeResult.CONDITIONAL:
        return this.#byConditions.forceFetch(
          JSON.stringify(decision.conditions),
          { context: credentials },
        );
      default:
        return [];
    }
  }

  /**
   * Tells whether the caller may see a product. Whoever may see everything may
   * also see one that the catalog does not have, any longer.
   *
   * @param ref - full entity ref
   */
  async maySee(
    ref: string,
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    const decision = await this.#decide(credentials);
    switch (decision.result) {
      case AuthorizeResult.ALLOW:
        return true;
      case AuthorizeResult.CONDITIONAL:
        return (await this.#find(ref, credentials)) !== undefined;
      default:
        return false;
    }
  }

  /**
   * An entity as the catalog shows it to the caller now.
   *
   * @param ref - full entity ref
   * @throws `NotFoundError` when it does not exist or the caller may not see it
   */
  async requireEntity(
    ref: string,
    credentials: BackstageCredentials,
  ): Promise<Entity> {
    const entity = await this.#find(ref, credentials);
    if (!entity) {
      throw new NotFoundError(`There is no ${ref}, or you may not see it`);
    }
    return entity;
  }

  /**
   * Entity refs of the caller and their groups; none for a service. An answer
   * may be some seconds old.
   */
  async identity(
    credentials: BackstageCredentials,
  ): Promise<ReadonlySet<string>> {
    if (!this.#isUser(credentials)) {
      return new Set();
    }
    return this.#identities.forceFetch(credentials.principal.userEntityRef, {
      context: credentials,
    });
  }

  async #readIdentity(
    credentials: BackstageCredentials,
  ): Promise<ReadonlySet<string>> {
    const { userEntityRef, ownershipEntityRefs } =
      await this.#userInfo.getUserInfo(credentials);
    return new Set([userEntityRef, ...ownershipEntityRefs]);
  }

  async #decide(credentials: BackstageCredentials): Promise<PolicyDecision> {
    const [decision] = await this.#permissions.authorizeConditional(
      [{ permission: catalogEntityReadPermission }],
      { credentials },
    );
    return decision;
  }

  #find(
    ref: string,
    credentials: BackstageCredentials,
  ): Promise<Entity | undefined> {
    return this.#catalog.getEntityByRef(ref, { credentials });
  }

  async #readRefs(
    credentials: BackstageCredentials,
  ): Promise<readonly string[]> {
    const refs: string[] = [];
    const batches = this.#catalog.streamEntities(
      {
        query: { kind: 'DataProduct' },
        fields: REF_FIELDS,
        pageSize: PAGE_SIZE,
      },
      { credentials },
    );
    for await (const batch of batches) {
      refs.push(...batch.map(stringifyEntityRef));
    }
    return refs;
  }

  #isUser(
    credentials: BackstageCredentials,
  ): credentials is BackstageCredentials<BackstageUserPrincipal> {
    return this.#auth.isPrincipal(credentials, 'user');
  }
}
