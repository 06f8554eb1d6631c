import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';

/** The catalog is asked for so many entities at once. */
const CHUNK = 200;

/**
 * Reads entities in bulk.
 * @internal
 */
export class EntityReader {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;

  constructor(options: { catalog: CatalogService; auth: AuthService }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
  }

  /**
   * @param refs - full entity refs, lower case
   * @param credentials - the portal's own when absent
   * @returns those that are there, by their refs
   */
  async read(
    refs: readonly string[],
    credentials?: BackstageCredentials,
  ): Promise<Map<string, Entity>> {
    const all = [...new Set(refs)];
    const found = new Map<string, Entity>();
    for (let i = 0; i < all.length; i += CHUNK) {
      const entityRefs = all.slice(i, i + CHUNK);
      const { items } = await this.#catalog.getEntitiesByRefs(
        { entityRefs },
        {
          credentials:
            credentials ?? (await this.#auth.getOwnServiceCredentials()),
        },
      );
      items.forEach((entity, at) => {
        if (entity) {
          found.set(entityRefs[at], entity);
        }
      });
    }
    return found;
  }
}
