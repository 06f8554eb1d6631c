import { AuthService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { FactBatch } from '@meshport/backstage-plugin-data-governance-node';
import {
  DataProductEntity,
  isDataProductEntity,
} from '@meshport/backstage-plugin-data-mesh-common';
import { productReferences } from '../refs';

/**
 * Data products as they are in the catalog.
 * @internal
 */
export interface StoredProducts {
  /** Those that exist, by entity ref in lower case; with the plugin's rights. */
  find(refs: string[]): Promise<ReadonlyMap<string, DataProductEntity>>;
}

const NOTHING: ReadonlyMap<string, DataProductEntity> = new Map();

/**
 * The products of files as the catalog has them, where those do not simply
 * come from it.
 *
 * @internal
 */
export async function storedBeside(
  batch: FactBatch,
  stored: StoredProducts,
): Promise<ReadonlyMap<string, DataProductEntity>> {
  return batch.viewer
    ? stored.find(batch.products.map(product => stringifyEntityRef(product)))
    : NOTHING;
}

/**
 * Whether those who sent files may be told what the portal knows of the product
 * in the catalog: its owners may, and of a new product there is nothing to tell.
 *
 * @internal
 */
export function mayKnowStored(
  batch: Pick<FactBatch, 'viewer'>,
  stored: DataProductEntity | undefined,
): boolean {
  const owner = stored && productReferences(stored).owner;
  return (
    !batch.viewer || !stored || (owner !== undefined && batch.viewer.has(owner))
  );
}

/** @internal */
export class CatalogProducts implements StoredProducts {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;

  constructor(options: { catalog: CatalogService; auth: AuthService }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
  }

  async find(refs: string[]): Promise<ReadonlyMap<string, DataProductEntity>> {
    const { items } = await this.#catalog.getEntitiesByRefs(
      { entityRefs: refs },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
    return new Map(
      items.flatMap(entity =>
        entity && isDataProductEntity(entity)
          ? [[stringifyEntityRef(entity), entity] as const]
          : [],
      ),
    );
  }
}
