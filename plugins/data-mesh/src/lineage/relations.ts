import {
  RELATION_CONSUMES_DATA_PRODUCT,
  RELATION_DATA_CONTRACT_PROVIDED_BY,
  RELATION_DATA_PRODUCT_CONSUMED_BY,
  RELATION_PROVIDES_DATA_CONTRACT,
} from '@meshport/backstage-plugin-data-mesh-common';

/**
 * The relations that Meshport adds to the catalog, in pairs of opposites, in
 * the form that the catalog graph takes.
 * @public
 */
export const DATA_MESH_RELATION_PAIRS: [string, string][] = [
  [RELATION_CONSUMES_DATA_PRODUCT, RELATION_DATA_PRODUCT_CONSUMED_BY],
  [RELATION_PROVIDES_DATA_CONTRACT, RELATION_DATA_CONTRACT_PROVIDED_BY],
];

/**
 * The relations that Meshport adds to the catalog.
 * @public
 */
export const DATA_MESH_RELATIONS: string[] = DATA_MESH_RELATION_PAIRS.flat();
