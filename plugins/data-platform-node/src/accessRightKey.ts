import {
  AccessFilter,
  ColumnMask,
} from '@meshport/backstage-plugin-data-mesh-common';
import { AccessItem } from './DataPlatformAccess';

/**
 * What narrows a right, in the one way it is written here: columns, values and
 * masks sorted and named once, parts that narrow nothing left out. Two that are
 * written differently and mean the same become equal.
 *
 * @public
 */
export function canonicalNarrowing(
  item: Pick<AccessItem, 'filter' | 'masks'>,
): { filter?: AccessFilter; masks?: ColumnMask[] } {
  const { columns, rows = [] } = item.filter ?? {};
  const filter: AccessFilter = {
    ...(columns && { columns: sorted(columns) }),
    ...(rows.length > 0 && {
      rows: unique(
        rows.map(({ column, values }) => ({ column, values: sorted(values) })),
      ),
    }),
  };
  const masks = unique(
    (item.masks ?? []).map(({ column, mask }) => ({ column, mask })),
  );
  return {
    ...(Object.keys(filter).length > 0 && { filter }),
    ...(masks.length > 0 && { masks }),
  };
}

/**
 * The same text for items that mean the same right in an engine, whatever
 * their `until`, minor version and order of columns. Who counts grants counts
 * by it.
 *
 * @throws `TypeError` when the version is no semantic version
 * @public
 */
export function accessRightKey(item: Omit<AccessItem, 'location'>): string {
  const [, major] = /^(\d+)\./.exec(item.version) ?? [];
  if (!major) {
    throw new TypeError(`'${item.version}' is not a semantic version`);
  }
  const { filter, masks } = canonicalNarrowing(item);
  return JSON.stringify([
    item.product,
    item.port,
    Number(major),
    item.principal,
    filter ?? null,
    masks ?? null,
  ]);
}

function sorted(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}

function unique<T>(values: readonly T[]): T[] {
  return sorted(values.map(value => JSON.stringify(value))).map(text =>
    JSON.parse(text),
  );
}
