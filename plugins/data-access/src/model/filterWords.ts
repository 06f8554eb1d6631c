import { AccessFilter } from '@meshport/backstage-plugin-data-mesh-common';

/** Which columns a right is for, e.g. `3 columns: origin, destination, date`. */
export function columnsInWords(filter: AccessFilter | undefined): string {
  const columns = filter?.columns;
  if (!columns) {
    return 'all columns';
  }
  const counted =
    columns.length === 1 ? '1 column' : `${columns.length} columns`;
  return `${counted}: ${columns.join(', ')}`;
}

/** Which rows a right is for, e.g. `rows where state is CA or NY`. */
export function rowsInWords(filter: AccessFilter | undefined): string {
  const rows = filter?.rows ?? [];
  if (!rows.length) {
    return 'all rows';
  }
  const conditions = rows.map(
    ({ column, values }) => `${column} is ${values.join(' or ')}`,
  );
  return `rows where ${conditions.join(', and ')}`;
}

/** What a right is narrowed to in one line. */
export function filterInWords(filter: AccessFilter | undefined): string {
  return filter?.columns || filter?.rows?.length
    ? `${columnsInWords(filter)}, ${rowsInWords(filter)}`
    : 'all columns and rows';
}

/**
 * The same text for filters that give the same right, whatever the order of
 * their columns, row filters and values.
 */
export function filterKey(filter: AccessFilter | undefined): string {
  const rows = (filter?.rows ?? []).map(({ column, values }) =>
    JSON.stringify([column, [...new Set(values)].sort()]),
  );
  return JSON.stringify([
    filter?.columns ? [...new Set(filter.columns)].sort() : null,
    [...new Set(rows)].sort(),
  ]);
}
