import { ContractSchemaObject } from '@meshport/backstage-plugin-data-mesh-common';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { ColumnNode, columnTree, visibleColumns } from './columnTree';

function toggled(
  set: ReadonlySet<string>,
  path: string,
  on = !set.has(path),
): ReadonlySet<string> {
  if (on === set.has(path)) {
    return set;
  }
  const next = new Set(set);
  if (on) {
    next.add(path);
  } else {
    next.delete(path);
  }
  return next;
}

/**
 * What of a table's columns is open, and which are to be seen.
 * @internal
 */
export interface ColumnsView {
  /** All columns with their nested fields. */
  total: number;
  /** Columns that are not nested. */
  topLevel: number;
  shown: ColumnNode[];
  anyNested: boolean;
  filter: string;
  setFilter: (filter: string) => void;
  nestedOpen: (path: string) => boolean;
  detailsOpen: (path: string) => boolean;
  toggleNested: (path: string, open?: boolean) => void;
  toggleDetails: (path: string) => void;
  /** Opens or closes the nested fields of all columns. */
  toggleAll: (open: boolean) => void;
}

/**
 * Keeps what of a table's columns is open.
 *
 * @param object - the table
 * @param marked - path of a column to open with all it is nested in
 * @internal
 */
export function useColumnsView(
  object: ContractSchemaObject,
  marked?: string,
): ColumnsView {
  const nodes = useMemo(() => columnTree(object), [object]);
  const [filter, setFilter] = useState('');
  const [nested, setNested] = useState<ReadonlySet<string>>(new Set());
  const [details, setDetails] = useState<ReadonlySet<string>>(new Set());

  useEffect(() => {
    const node = nodes.find(({ path }) => path === marked);
    if (node) {
      setFilter('');
      setNested(open => new Set([...open, ...node.parents]));
      setDetails(open => new Set([...open, node.path]));
    }
  }, [nodes, marked]);

  const shown = useMemo(
    () => visibleColumns(nodes, nested, filter),
    [nodes, nested, filter],
  );
  const filtering = filter.trim() !== '';

  return {
    total: nodes.length,
    topLevel: object.properties.length,
    shown,
    anyNested: nodes.length > object.properties.length,
    filter,
    setFilter,
    nestedOpen: path => filtering || nested.has(path),
    detailsOpen: path => details.has(path),
    toggleNested: useCallback(
      (path, open) => setNested(set => toggled(set, path, open)),
      [],
    ),
    toggleDetails: useCallback(
      path => setDetails(set => toggled(set, path)),
      [],
    ),
    toggleAll: open =>
      setNested(
        open
          ? new Set(nodes.filter(n => n.hasNested).map(({ path }) => path))
          : new Set(),
      ),
  };
}
