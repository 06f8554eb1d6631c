import {
  BackstageCredentials,
  BackstageUserPrincipal,
  AuthService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { CatalogReader } from '../evaluation/EntityReader';

const REF_FIELDS = ['kind', 'metadata.name', 'metadata.namespace'];

/**
 * What a caller may see: the catalog decides, asked with the caller's own
 * credentials.
 * @internal
 */
export class Visibility {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;
  readonly #userInfo: UserInfoService;

  constructor(options: {
    auth: AuthService;
    catalog: CatalogService;
    userInfo: UserInfoService;
  }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
    this.#userInfo = options.userInfo;
  }

  /**
   * The data products that the caller may see.
   *
   * @param among - asks for these only
   */
  async products(
    credentials: BackstageCredentials,
    among?: string[],
  ): Promise<Set<string>> {
    const reader = new CatalogReader(this.#catalog, credentials);
    if (among) {
      return new Set((await reader.byRefs(among, REF_FIELDS)).keys());
    }
    const visible = new Set<string>();
    for await (const batch of reader.stream('DataProduct', REF_FIELDS)) {
      batch.forEach(entity => visible.add(stringifyEntityRef(entity)));
    }
    return visible;
  }

  /**
   * Entity refs of the caller and their groups; none for a service.
   */
  async identity(credentials: BackstageCredentials): Promise<Set<string>> {
    if (!this.#isUser(credentials)) {
      return new Set();
    }
    const { userEntityRef, ownershipEntityRefs } =
      await this.#userInfo.getUserInfo(credentials);
    return new Set([userEntityRef, ...ownershipEntityRefs]);
  }

  #isUser(
    credentials: BackstageCredentials,
  ): credentials is BackstageCredentials<BackstageUserPrincipal> {
    return this.#auth.isPrincipal(credentials, 'user');
  }
}
