import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  FactBatch,
  ResolvedContract,
} from '@meshport/backstage-plugin-data-governance-node';
import {
  DataProductEntity,
  isDataContractEntity,
  parseContract,
} from '@meshport/backstage-plugin-data-mesh-common';
import { productReferences } from '../facts/providers/refs';
import { hashOf } from '../hash';
import { EntityReader } from './EntityReader';

const IDENTITY_FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.etag',
];
const RELATED_FIELDS = [...IDENTITY_FIELDS, 'spec.lifecycle', 'relations'];

/**
 * Products with what belongs to them. Contracts are read in full only when
 * they are asked for; whether they changed is known without.
 * @internal
 */
export class ProductBatch implements FactBatch {
  readonly products: DataProductEntity[];
  readonly entities: ReadonlyMap<string, Entity>;
  readonly #reader: EntityReader;
  readonly #contractTags: ReadonlyMap<string, string>;
  #contracts: Promise<ReadonlyMap<string, ResolvedContract>> | undefined;

  /**
   * @param related - owners, domains and inputs read before, which are not
   * read again; those read now are added
   */
  static async load(
    reader: EntityReader,
    products: DataProductEntity[],
    related: Map<string, Entity | undefined>,
  ): Promise<ProductBatch> {
    const references = products.map(productReferences);
    const relatedRefs = unique(
      references.flatMap(({ owner, domain, inputs }) => [
        ...(owner ? [owner] : []),
        ...(domain ? [domain] : []),
        ...inputs,
      ]),
    );
    const missing = relatedRefs.filter(ref => !related.has(ref));
    const found = await reader.byRefs(missing, RELATED_FIELDS);
    missing.forEach(ref => related.set(ref, found.get(ref)));

    const contracts = await reader.byRefs(
      unique(references.flatMap(r => r.contracts)),
      IDENTITY_FIELDS,
    );
    return new ProductBatch(
      reader,
      products,
      new Map(
        relatedRefs.flatMap(ref => {
          const entity = related.get(ref);
          return entity ? [[ref, entity] as const] : [];
        }),
      ),
      new Map([...contracts].map(([ref, entity]) => [ref, tagOf(entity)])),
    );
  }

  private constructor(
    reader: EntityReader,
    products: DataProductEntity[],
    entities: ReadonlyMap<string, Entity>,
    contractTags: ReadonlyMap<string, string>,
  ) {
    this.#reader = reader;
    this.products = products;
    this.entities = entities;
    this.#contractTags = contractTags;
  }

  /** The same for some of the products. */
  only(products: DataProductEntity[]): ProductBatch {
    return new ProductBatch(
      this.#reader,
      products,
      this.entities,
      this.#contractTags,
    );
  }

  contracts(): Promise<ReadonlyMap<string, ResolvedContract>> {
    this.#contracts ??= this.#readContracts();
    return this.#contracts;
  }

  /**
   * Which version of the product and of all that belongs to it is looked at.
   */
  fingerprint(product: DataProductEntity): unknown {
    const { owner, domain, inputs, contracts } = productReferences(product);
    const tagOfRelated = (ref: string | undefined) => {
      const entity = this.entities.get(ref ?? '');
      return [ref, entity && tagOf(entity)];
    };
    return [
      stringifyEntityRef(product),
      tagOf(product),
      [owner, domain, ...inputs].map(tagOfRelated),
      contracts.map(ref => [ref, this.#contractTags.get(ref)]),
    ];
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
      }
    }
    return resolved;
  }
}

function tagOf(entity: Entity): string {
  return entity.metadata.etag ?? hashOf(entity);
}

function unique(refs: string[]): string[] {
  return [...new Set(refs)];
}
