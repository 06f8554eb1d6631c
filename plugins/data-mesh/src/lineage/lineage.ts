import { Entity } from '@backstage/catalog-model';
import {
  isDataProductEntity,
  RELATION_CONSUMES_DATA_PRODUCT,
  RELATION_DATA_PRODUCT_CONSUMED_BY,
} from '@meshport/backstage-plugin-data-mesh-common';
import { resolveRef } from '@meshport/backstage-plugin-data-mesh-react';

/**
 * Against the flow of data, or with it.
 * @internal
 */
export type Direction = 'upstream' | 'downstream';

/**
 * Entities that were read, by entity ref; `undefined` for those that do not
 * exist or may not be seen.
 * @internal
 */
export type KnownEntities = ReadonlyMap<string, Entity | undefined>;

/**
 * A product reads another one.
 * @internal
 */
export interface LineageEdge {
  /** Entity ref of the product that is read. */
  from: string;
  /** Entity ref of the product that reads. */
  to: string;
  /** The ports that are read, with their versions; empty when not named. */
  ports: string[];
}

/** What can be opened: the neighbours of a product in one direction. */
export function stepKey(ref: string, direction: Direction): string {
  return `${direction} ${ref}`;
}

/**
 * The products beside a product, as the catalog relates them.
 * @internal
 */
export function neighbours(
  entity: Entity | undefined,
  direction: Direction,
): string[] {
  const type =
    direction === 'upstream'
      ? RELATION_CONSUMES_DATA_PRODUCT
      : RELATION_DATA_PRODUCT_CONSUMED_BY;
  return [
    ...new Set(
      entity?.relations
        ?.filter(relation => relation.type === type)
        .map(({ targetRef }) => targetRef),
    ),
  ];
}

/**
 * The products to show: the root, and step by step what was opened from it.
 *
 * @param open - keys of {@link stepKey}
 * @returns entity refs, in the order of their distance; those at the end may
 * not be known yet
 * @internal
 */
export function visibleProducts(
  root: string,
  known: KnownEntities,
  open: ReadonlySet<string>,
): string[] {
  // A set that is added to while it is walked walks on to what was added.
  const found = new Set([root]);
  for (const ref of found) {
    for (const direction of ['upstream', 'downstream'] as const) {
      if (open.has(stepKey(ref, direction))) {
        neighbours(known.get(ref), direction).forEach(next => found.add(next));
      }
    }
  }
  return [...found];
}

/**
 * Who reads whom among the products shown, and through which ports.
 *
 * @param shown - entity refs
 * @internal
 */
export function lineageEdges(
  shown: string[],
  known: KnownEntities,
): LineageEdge[] {
  const visible = new Set(shown);
  return shown.flatMap(to =>
    neighbours(known.get(to), 'upstream')
      .filter(from => visible.has(from))
      .map(from => ({ from, to, ports: portsRead(known.get(to), from) }))
      .concat(
        // A reader that may not be seen is known from the other side only.
        neighbours(known.get(to), 'downstream')
          .filter(reader => visible.has(reader) && !known.get(reader))
          .map(reader => ({ from: to, to: reader, ports: [] })),
      ),
  );
}

function portsRead(reader: Entity | undefined, from: string): string[] {
  if (!reader || !isDataProductEntity(reader)) {
    return [];
  }
  return (reader.spec.inputPorts ?? []).flatMap(({ product, port, version }) =>
    product && port && resolveRef(reader, product, 'DataProduct') === from
      ? [[port, version].filter(Boolean).join(' ')]
      : [],
  );
}
