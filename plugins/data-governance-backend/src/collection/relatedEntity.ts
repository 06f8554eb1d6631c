import {
  Entity,
  RELATION_HAS_PART,
  RELATION_OWNER_OF,
} from '@backstage/catalog-model';
import { RELATION_DATA_PRODUCT_CONSUMED_BY } from '@meshport/backstage-plugin-data-mesh-common';
import { hashOf } from '../hash';

/**
 * What is read of an entity to know whether it changed.
 * @internal
 */
export const IDENTITY_FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.etag',
];

/**
 * What is read of the owners, domains and inputs of products.
 * @internal
 */
export const RELATED_FIELDS = [
  ...IDENTITY_FIELDS,
  'spec.lifecycle',
  'spec.subdomainOf',
  'relations',
];

// What others say about an entity: a team with thousands of products would
// change with each of them.
const FOREIGN_RELATIONS = [
  RELATION_OWNER_OF,
  RELATION_HAS_PART,
  RELATION_DATA_PRODUCT_CONSUMED_BY,
];

/**
 * An owner, domain or input as fact providers see it.
 * @internal
 */
export function relatedEntity(entity: Entity): Entity {
  return {
    ...entity,
    relations: entity.relations?.filter(
      ({ type }) => !FOREIGN_RELATIONS.includes(type),
    ),
  };
}

/**
 * The version of what fact providers see of a related entity.
 * @internal
 */
export function relatedVersion({ kind, spec, relations }: Entity): string {
  return hashOf([
    kind,
    spec?.lifecycle,
    spec?.subdomainOf,
    (relations ?? [])
      .map(({ type, targetRef }) => `${type} ${targetRef}`)
      .sort(),
  ]);
}

/**
 * The version of an entity as a whole.
 * @internal
 */
export function versionOf(entity: Entity): string {
  return entity.metadata.etag ?? hashOf(entity);
}
