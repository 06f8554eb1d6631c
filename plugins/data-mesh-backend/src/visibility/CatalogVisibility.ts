import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError, NotFoundError } from '@backstage/errors';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { LRUCache } from 'lru-cache';

/**
 * What a list may hold: everything, or the products and contracts named, by
 * their lower-cased entity refs.
 * @internal
 */
export type VisibleRefs =
  | 'everything'
  | { readonly products: string[]; readonly contracts: string[] };

const PAGE_SIZE = 1000;
const REF_FIELDS = ['kind', 'metadata.name', 'metadata.namespace'];
const NOTHING: VisibleRefs = { products: [], contracts: [] };

// How long a change of rights or of the catalog may go unnoticed in lists.
const REMEMBERED_MILLISECONDS = 10_000;
// All answers together; a ref takes some hundred bytes.
const REMEMBERED_REFS = 1_000_000;

/**
 * What a caller may see: the catalog decides, by its own permission to read
 * entities, asked with the caller's own credentials.
 * @internal
 */
export class CatalogVisibility {
  readonly #catalog: CatalogService;
  readonly #permissions: PermissionsService;
  // Callers under the same conditions see the same.
  readonly #byConditions: LRUCache<string, VisibleRefs, BackstageCredentials>;

  constructor(options: {
    catalog: CatalogService;
    permissions: PermissionsService;
  }) {
    this.#catalog = options.catalog;
    this.#permissions = options.permissions;
    this.#byConditions = new LRUCache({
      ttl: REMEMBERED_MILLISECONDS,
      maxSize: REMEMBERED_REFS,
      sizeCalculation: sizeOf,
      // The clock of now, which tests may have replaced.
      perf: performance,
      fetchMethod: (_key, _stale, { context }) => this.#readRefs(context),
    });
  }

  /**
   * An entity as the catalog shows it to the caller now.
   *
   * @param ref - full entity ref
   * @throws `InputError` for a ref that no entity can have, `NotFoundError`
   * when it does not exist or the caller may not see it
   */
  async requireEntity(
    ref: string,
    credentials: BackstageCredentials,
  ): Promise<Entity> {
    // A database refuses text with control characters or half surrogate pairs.
    if (/[\p{Cc}\p{Cs}]/u.test(ref)) {
      throw new InputError(
        'The name of an entity has no control characters; leave them out',
      );
    }
    const entity = await this.#catalog.getEntityByRef(ref, { credentials });
    if (!entity) {
      throw new NotFoundError(`There is no ${ref}, or you may not see it`);
    }
    return entity;
  }

  /**
   * The products and contracts that may be in a list for the caller. An answer
   * may be some seconds old.
   */
  async visibleRefs(credentials: BackstageCredentials): Promise<VisibleRefs> {
    const [decision] = await this.#permissions.authorizeConditional(
      [{ permission: catalogEntityReadPermission }],
      { credentials },
    );
    switch (decision.result) {
      case AuthorizeResult.ALLOW:
        return 'everything';
      case AuthorizeResult.CONDITIONAL:
        return this.#byConditions.forceFetch(
          JSON.stringify(decision.conditions),
          { context: credentials },
        );
      default:
        return NOTHING;
    }
  }

  async #readRefs(credentials: BackstageCredentials): Promise<VisibleRefs> {
    const [products, contracts] = await Promise.all([
      this.#refsOfKind('DataProduct', credentials),
      this.#refsOfKind('DataContract', credentials),
    ]);
    return { products, contracts };
  }

  async #refsOfKind(
    kind: string,
    credentials: BackstageCredentials,
  ): Promise<string[]> {
    const refs: string[] = [];
    const batches = this.#catalog.streamEntities(
      { query: { kind }, fields: REF_FIELDS, pageSize: PAGE_SIZE },
      { credentials },
    );
    for await (const batch of batches) {
      refs.push(...batch.map(stringifyEntityRef));
    }
    return refs;
  }
}

// Positive also for nothing, as the cache wants it.
function sizeOf(refs: VisibleRefs): number {
  return refs === 'everything'
    ? 1
    : 1 + refs.products.length + refs.contracts.length;
}
