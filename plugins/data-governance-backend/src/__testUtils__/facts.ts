import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  FactBatch,
  FactProvider,
} from '@meshport/backstage-plugin-data-governance-node';
import { DataProductEntity } from '@meshport/backstage-plugin-data-mesh-common';
import { FoundFacts } from '../facts';
import { entityContent } from '../judging';

/**
 * A provider of some facts of each type.
 * @internal
 */
export function aProvider(
  id: string,
  collect: FactProvider['collect'],
  more: Partial<FactProvider> = {},
): FactProvider {
  return {
    id,
    facts: {
      count: { type: 'int', description: '' },
      share: { type: 'double', description: '' },
      good: { type: 'bool', description: '' },
      name: { type: 'string', description: '' },
      names: { type: 'list<string>', description: '' },
    },
    collect,
    ...more,
  };
}

/** @internal */
export function aBatch(...products: DataProductEntity[]): FactBatch {
  return { products, entities: new Map(), contracts: async () => new Map() };
}

/**
 * What the catalog says of a product, as it is stored.
 * @internal
 */
export function entityFacts(product: DataProductEntity): FoundFacts {
  return {
    product: stringifyEntityRef(product),
    source: 'entity',
    content: entityContent(product, new Map(), []),
  };
}
