import { createHash } from 'node:crypto';
import { PortRef } from '@meshport/backstage-plugin-data-access-common';
import {
  AccessFilter,
  ColumnMask,
} from '@meshport/backstage-plugin-data-mesh-common';

/**
 * How a right is narrowed, and which columns it masks.
 * @internal
 */
export interface Narrowing {
  filter?: AccessFilter;
  masks?: ColumnMask[];
}

/**
 * The same narrowing in one order and without what says nothing, so that two
 * grants of the same right are one right in the engine too.
 * @internal
 */
export function canonicalNarrowing({ filter, masks }: Narrowing): Narrowing {
  const columns = filter?.columns && [...new Set(filter.columns)].sort();
  const rows = filter?.rows
    ?.map(({ column, values }) => ({
      column,
      values: [...new Set(values)].sort(),
    }))
    .sort(byText);
  const hidden = masks
    ?.map(({ column, mask }) => ({ column, mask }))
    .sort(byText);
  return {
    ...((columns || rows?.length) && {
      filter: { ...(columns && { columns }), ...(rows?.length && { rows }) },
    }),
    ...(hidden?.length && { masks: hidden }),
  };
}

/**
 * The key of the right in the engine; grants with the same key share it.
 * @internal
 */
export function rightKey(
  right: PortRef & Narrowing & { platform: string; principal: string },
): string {
  const narrowing = canonicalNarrowing(right);
  const parts = [
    right.platform,
    right.product,
    right.port,
    majorVersion(right.version),
    right.principal,
  ];
  if (narrowing.filter || narrowing.masks) {
    const text = JSON.stringify([narrowing.filter, narrowing.masks]);
    parts.push(createHash('sha256').update(text).digest('hex'));
  }
  return JSON.stringify(parts);
}

/** Rights are held per major version. */
export function majorVersion(version: string): string {
  return version.split('.')[0];
}

function byText(one: object, other: object): number {
  const [a, b] = [JSON.stringify(one), JSON.stringify(other)];
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
