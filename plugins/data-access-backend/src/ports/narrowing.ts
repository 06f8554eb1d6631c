import { AccessFilter } from '@meshport/backstage-plugin-data-mesh-common';
import { PortColumn } from './contracts';
import { PortTerms } from './terms';
import { valueProblem } from './valueProblem';

/**
 * Whether one right lets nothing be read that the other does not.
 *
 * @param than - all columns and rows when absent
 * @internal
 */
export function isNarrower(
  filter: AccessFilter | undefined,
  than: AccessFilter | undefined,
): boolean {
  const { columns, rows = [] } = filter ?? {};
  const columnsAreIn =
    !than?.columns ||
    columns?.every(column => than.columns?.includes(column)) === true;
  const rowsAreIn = (than?.rows ?? []).every(wide =>
    rows.some(
      ({ column, values }) =>
        column === wide.column &&
        values.every(value => wide.values.includes(value)),
    ),
  );
  return columnsAreIn && rowsAreIn;
}

/**
 * What is wrong with a filter whoever names it; `undefined` when nothing is.
 *
 * @param columns - all columns of the port; `undefined` when nobody knows them
 * @internal
 */
export function filterProblem(
  filter: AccessFilter,
  columns: readonly PortColumn[] | undefined,
): string | undefined {
  const rows = filter.rows ?? [];
  if (filter.columns?.length === 0) {
    return 'filter.columns: choose at least one column';
  }
  const empty = rows.find(({ values }) => values.length === 0);
  if (empty) {
    return `filter.rows: choose at least one value of ${empty.column}`;
  }
  const named = [...(filter.columns ?? []), ...rows.map(row => row.column)];
  if (!columns) {
    return named.length > 0
      ? 'filter: the port has no contract that names its columns, so it cannot be narrowed'
      : undefined;
  }
  const byName = new Map(columns.map(column => [column.name, column]));
  const unknown = named.find(name => !byName.has(name));
  if (unknown !== undefined) {
    return `filter: the contract names no column '${unknown}'; choose among ${[
      ...byName.keys(),
    ].join(', ')}`;
  }
  const [wrong] = rows.flatMap(({ column, values }) =>
    values.flatMap(value => {
      const why = valueProblem(value, byName.get(column)?.type);
      return why ? [`filter.rows: ${column}: ${why}`] : [];
    }),
  );
  return wrong;
}

/**
 * Why a requester may not narrow a port so; `undefined` when they may.
 *
 * @param columns - as in {@link filterProblem}
 * @internal
 */
export function filterRefusal(
  filter: AccessFilter | undefined,
  { narrowing }: Pick<PortTerms, 'narrowing'>,
  columns: readonly PortColumn[] | undefined,
): string | undefined {
  if (!filter) {
    return undefined;
  }
  if (filter.columns && !narrowing.columns) {
    return 'filter.columns: the port does not let columns be chosen; leave them out';
  }
  for (const { column, values } of filter.rows ?? []) {
    const offer = narrowing.rows.find(row => row.column === column);
    if (!offer) {
      return `filter.rows: the port does not let rows be chosen by '${column}'; leave it out`;
    }
    const other = values.find(value => offer.values?.includes(value) === false);
    if (other !== undefined) {
      return `filter.rows: '${other}' is no value of ${column} to choose; take of ${offer.values?.join(
        ', ',
      )}`;
    }
  }
  return filterProblem(filter, columns);
}
