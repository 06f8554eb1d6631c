import {
  DEFAULT_NAMESPACE,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  DataProductEntity,
  highestClassification,
  OutputPort,
  ProductFacet,
  ProductListItem,
  resolveEntityRef,
} from '@meshport/backstage-plugin-data-mesh-common';
import { WeightedTexts } from '../database/searchValue';
import { hashOf } from './hashOf';

/**
 * What lists show of a product, but for what does not come from the product
 * itself.
 * @internal
 */
export type StoredItem = Omit<ProductListItem, 'match' | 'level' | 'updatedAt'>;

/**
 * What the index keeps of a product.
 * @internal
 */
export interface IndexedProduct {
  ref: string;
  /** The same for two entities of which the same is kept. */
  fingerprint: string;
  item: StoredItem;
  deprecation: DataProductEntity['spec']['deprecation'];
  ports: { port: OutputPort; contract: string | undefined }[];
  flows: {
    from: string;
    inputPort: string;
    port?: string;
    portVersion?: string;
  }[];
  /** But for level and classification, which depend on other things too. */
  facets: { facet: ProductFacet; value: string }[];
  searchTexts: WeightedTexts[];
}

/** Stands for products without a value. @internal */
export const NO_VALUE = 'none';

/**
 * @throws when the entity is not as the catalog module lets it be
 * @internal
 */
export function readProduct(entity: DataProductEntity): IndexedProduct {
  const { metadata, spec } = entity;
  const outputPorts = firstOfEach(
    spec.outputPorts ?? [],
    port => `${port.name} ${port.version}`,
  );
  const item: StoredItem = {
    ref: stringifyEntityRef(entity),
    name: metadata.name,
    namespace: metadata.namespace ?? DEFAULT_NAMESPACE,
    title: metadata.title ?? metadata.name,
    description: metadata.description,
    purpose: spec.purpose,
    type: spec.type,
    lifecycle: spec.lifecycle,
    version: spec.version,
    domain: resolveEntityRef(entity, spec.domain, 'Domain') ?? spec.domain,
    owner: resolveEntityRef(entity, spec.owner, 'Group') ?? spec.owner,
    tags: metadata.tags ?? [],
    classification: highestClassification(
      outputPorts.map(port => port.classification),
    ),
    ports: outputPorts.map(({ name, version, type, platform }) => ({
      name,
      version,
      type,
      platform,
    })),
  };
  const ports = outputPorts.map(port => ({
    port,
    contract: resolveEntityRef(entity, port.contract, 'DataContract'),
  }));
  const flows = firstOfEach(spec.inputPorts ?? [], ({ name }) => name).flatMap(
    input => {
      const from = resolveEntityRef(entity, input.product, 'DataProduct');
      return from
        ? [
            {
              from,
              inputPort: input.name,
              port: input.port,
              portVersion: input.version,
            },
          ]
        : [];
    },
  );
  return {
    ref: item.ref,
    fingerprint: hashOf(JSON.stringify([item, spec.deprecation, ports, flows])),
    item,
    deprecation: spec.deprecation,
    ports,
    flows,
    facets: facetsOf(item),
    searchTexts: [
      { weight: 'A', texts: [item.name, item.title] },
      { weight: 'B', texts: [...item.tags, ...item.ports.map(p => p.name)] },
      { weight: 'C', texts: [item.purpose, item.description] },
    ],
  };
}

function facetsOf(item: StoredItem): IndexedProduct['facets'] {
  const values: [ProductFacet, (string | undefined)[]][] = [
    ['domain', [item.domain]],
    ['type', [item.type]],
    ['lifecycle', [item.lifecycle]],
    ['platform', item.ports.map(port => port.platform)],
    ['owner', [item.owner]],
    ['tag', item.tags],
  ];
  return values.flatMap(([facet, all]) =>
    valuesOrNone(all).map(value => ({ facet, value })),
  );
}

/**
 * The values of a facet, each once.
 * @internal
 */
export function valuesOrNone<T extends string>(
  values: readonly (T | undefined)[],
): (T | typeof NO_VALUE)[] {
  const present = new Set(values.filter(value => value !== undefined));
  return present.size > 0 ? [...present] : [NO_VALUE];
}

function firstOfEach<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  const byKey = new Map<string, T>();
  for (const item of items) {
    const key = keyOf(item);
    if (!byKey.has(key)) {
      byKey.set(key, item);
    }
  }
  return [...byKey.values()];
}
