import {
  RELATION_DEPENDENCY_OF,
  RELATION_DEPENDS_ON,
  RELATION_HAS_PART,
  RELATION_OWNED_BY,
  RELATION_OWNER_OF,
  RELATION_PART_OF,
} from '@backstage/catalog-model';
import {
  RELATION_CONSUMES_DATA_PRODUCT,
  RELATION_DATA_CONTRACT_PROVIDED_BY,
  RELATION_DATA_PRODUCT_CONSUMED_BY,
  RELATION_PROVIDES_DATA_CONTRACT,
} from '@meshport/backstage-plugin-data-mesh-common';

/**
 * A relation and its other direction, with the words that people read.
 * @internal
 */
export interface RelationPair {
  description: string;
  forward: { type: string; title: string };
  reverse: { type: string; title: string };
}

/** @internal */
export const ownedBy: RelationPair = {
  description: 'Who is accountable.',
  forward: { type: RELATION_OWNED_BY, title: 'owned by' },
  reverse: { type: RELATION_OWNER_OF, title: 'owner of' },
};

/** @internal */
export const partOf: RelationPair = {
  description: 'What a thing belongs to.',
  forward: { type: RELATION_PART_OF, title: 'part of' },
  reverse: { type: RELATION_HAS_PART, title: 'has part' },
};

/** @internal */
export const dependsOn: RelationPair = {
  description: 'What a thing needs to work.',
  forward: { type: RELATION_DEPENDS_ON, title: 'depends on' },
  reverse: { type: RELATION_DEPENDENCY_OF, title: 'dependency of' },
};

/** @internal */
export const consumesDataProduct: RelationPair = {
  description: 'A data product reads an output port of another one.',
  forward: { type: RELATION_CONSUMES_DATA_PRODUCT, title: 'consumes' },
  reverse: { type: RELATION_DATA_PRODUCT_CONSUMED_BY, title: 'consumed by' },
};

/** @internal */
export const providesDataContract: RelationPair = {
  description: 'A data product promises what a data contract says.',
  forward: {
    type: RELATION_PROVIDES_DATA_CONTRACT,
    title: 'provides data contract',
  },
  reverse: {
    type: RELATION_DATA_CONTRACT_PROVIDED_BY,
    title: 'data contract provided by',
  },
};
