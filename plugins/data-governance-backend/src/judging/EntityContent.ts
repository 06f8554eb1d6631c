import {
  ANNOTATION_EDIT_URL,
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  ANNOTATION_VIEW_URL,
  DEFAULT_NAMESPACE,
} from '@backstage/catalog-model';
import { ResolvedContract } from '@meshport/backstage-plugin-data-governance-node';
import { DataProductEntity } from '@meshport/backstage-plugin-data-mesh-common';
import { productReferences } from '../facts/providers/refs';

/**
 * What the catalog says about a product, as far as rules read it: the content
 * of the source `entity`. JSON.
 * @internal
 */
export interface EntityContent {
  /** As it is written in git; what the catalog adds is left out. */
  product: DataProductEntity;
  /** What rules see of each contract, by entity ref in lower case. */
  contracts: Record<string, unknown>;
  /** Entity refs: the product's domain, then those above it. */
  domains: string[];
}

// What the catalog adds to an entity: files that are not merged yet lack it,
// and it has nothing to say about the quality of a product.
const CATALOG_ANNOTATIONS = [
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  ANNOTATION_VIEW_URL,
  ANNOTATION_EDIT_URL,
  'backstage.io/orphan',
];

/**
 * @param contracts - by entity ref in lower case; those of other products may
 * be among them
 * @param domains - the product's domain first, then those above it
 * @internal
 */
export function entityContent(
  product: DataProductEntity,
  contracts: ReadonlyMap<string, ResolvedContract>,
  domains: readonly string[],
): EntityContent {
  const views = productReferences(product).contracts.flatMap(ref => {
    const resolved = contracts.get(ref);
    return resolved ? [[ref, contractView(ref, resolved)] as const] : [];
  });
  return {
    product: asWritten(product),
    contracts: Object.fromEntries(views),
    domains: [...domains],
  };
}

function asWritten(
  product: DataProductEntity & { status?: unknown },
): DataProductEntity {
  const { relations: _, status: __, ...entity } = product;
  const { uid, etag, annotations, ...metadata } = entity.metadata;
  const kept = Object.entries(annotations ?? {}).filter(
    ([name]) => !CATALOG_ANNOTATIONS.includes(name),
  );
  return {
    ...entity,
    metadata: {
      ...metadata,
      namespace: metadata.namespace ?? DEFAULT_NAMESPACE,
      ...(kept.length > 0 ? { annotations: Object.fromEntries(kept) } : {}),
    },
  };
}

function contractView(ref: string, { entity, parsed }: ResolvedContract) {
  return {
    ...parsed.contract,
    ref,
    lifecycle: entity.spec.lifecycle,
    owner: entity.spec.owner,
    valid: parsed.contract !== undefined,
    problems: parsed.problems.map(({ path, message }) =>
      path ? `${path}: ${message}` : message,
    ),
  };
}
