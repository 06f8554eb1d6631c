import { Entity } from '@backstage/catalog-model';
import {
  FactBatch,
  ResolvedContract,
} from '@meshport/backstage-plugin-data-governance-node';
import {
  DataProductEntity,
  isDataContractEntity,
  parseContract,
} from '@meshport/backstage-plugin-data-mesh-common';
import { setImmediate } from 'node:timers/promises';
import { productReferences } from '../facts/providers/refs';
import { EntityReader } from './EntityReader';
import { RELATED_FIELDS, relatedEntity } from './relatedEntity';

/**
 * Products with what belongs to them. Contracts are read when they are first
 * asked for.
 * @internal
 */
export class ProductBatch implements FactBatch {
  readonly products: DataProductEntity[];
  readonly entities: ReadonlyMap<string, Entity>;
  readonly viewer: ReadonlySet<string> | undefined;
  readonly #reader: EntityReader;
  #contracts: Promise<ReadonlyMap<string, ResolvedContract>> | undefined;

  /**
   * @param options - `related`: owners, domains and inputs read before, which
   * are not read again; those read now are added. `viewer`: see `FactBatch`
   */
  static async load(
    reader: EntityReader,
    products: DataProductEntity[],
    options: {
      related?: Map<string, Entity | undefined>;
      viewer?: ReadonlySet<string>;
    } = {},
  ): Promise<ProductBatch> {
    const { related = new Map<string, Entity | undefined>(), viewer } = options;
    const refs = unique(products.flatMap(relatedRefs));
    const missing = refs.filter(ref => !related.has(ref));
    const found = await reader.byRefs(missing, RELATED_FIELDS);
    for (const ref of missing) {
      const entity = found.get(ref);
      related.set(ref, entity && relatedEntity(entity));
    }
    const entities = new Map<string, Entity>();
    for (const ref of refs) {
      const entity = related.get(ref);
      if (entity) {
        entities.set(ref, entity);
      }
    }
    return new ProductBatch({ reader, products, entities, viewer });
  }

  private constructor(options: {
    reader: EntityReader;
    products: DataProductEntity[];
    entities: ReadonlyMap<string, Entity>;
    viewer?: ReadonlySet<string>;
  }) {
    this.#reader = options.reader;
    this.products = options.products;
    this.entities = options.entities;
    this.viewer = options.viewer;
  }

  contracts(): Promise<ReadonlyMap<string, ResolvedContract>> {
    this.#contracts ??= this.#readContracts();
    return this.#contracts;
  }

  async #readContracts(): Promise<ReadonlyMap<string, ResolvedContract>> {
    const refs = unique(
      this.products.flatMap(product => productReferences(product).contracts),
    );
    const resolved = new Map<string, ResolvedContract>();
    for (const [ref, entity] of await this.#reader.byRefs(refs)) {
      if (isDataContractEntity(entity)) {
        const parsed = parseContract(entity.spec.definition);
        resolved.set(ref, { entity, parsed });
        // Parsing takes a moment each.
        await setImmediate();
      }
    }
    return resolved;
  }
}

/**
 * Entity refs of a product's owner, domain and inputs; it may read itself.
 * @internal
 */
export function relatedRefs(product: DataProductEntity): string[] {
  const { owner, domain, inputs } = productReferences(product);
  return unique([
    ...(owner ? [owner] : []),
    ...(domain ? [domain] : []),
    ...inputs,
  ]);
}

function unique(refs: string[]): string[] {
  return [...new Set(refs)];
}
