import {
  ContractProperty,
  ContractPropertyShape,
  ContractSchemaObject,
} from '@meshport/backstage-plugin-data-mesh-common';

/**
 * A column or nested field with its place in the tree of its table.
 * @internal
 */
export interface ColumnNode {
  /** As `ContractColumn.path` has it, e.g. `route.stops[].iata`. */
  path: string;
  /** Paths of the fields it is nested in, the outermost first. */
  parents: string[];
  property: ContractProperty;
  hasNested: boolean;
}

/**
 * The columns of a table in their order, each followed by its nested fields.
 * @internal
 */
export function columnTree(object: ContractSchemaObject): ColumnNode[] {
  return object.properties.flatMap(property => subtree('', [], property));
}

/**
 * The nodes to show: those whose parents are open, or, with a filter, those
 * that hold every word of it, with the fields they are nested in.
 *
 * @param open - paths of open nodes; not asked with a filter
 * @param filter - words looked for in path, business name, description, type,
 * classification and tags
 * @internal
 */
export function visibleColumns(
  nodes: ColumnNode[],
  open: ReadonlySet<string>,
  filter = '',
): ColumnNode[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) {
    return nodes.filter(({ parents }) =>
      parents.every(parent => open.has(parent)),
    );
  }
  const shown = new Set(
    nodes
      .filter(node => {
        const text = searchText(node);
        return words.every(word => text.includes(word));
      })
      .flatMap(({ path, parents }) => [path, ...parents]),
  );
  return nodes.filter(({ path }) => shown.has(path));
}

function subtree(
  prefix: string,
  parents: string[],
  property: ContractProperty,
): ColumnNode[] {
  const path = `${prefix}${property.name}`;
  const below = [...parents, path];
  const nested = nestedIn(path, below, property);
  return [{ path, parents, property, hasNested: nested.length > 0 }, ...nested];
}

function nestedIn(
  path: string,
  parents: string[],
  shape: ContractPropertyShape,
): ColumnNode[] {
  const fields = (shape.properties ?? []).flatMap(property =>
    subtree(`${path}.`, parents, property),
  );
  return shape.items
    ? [...fields, ...nestedIn(`${path}[]`, parents, shape.items)]
    : fields;
}

function searchText({ path, property }: ColumnNode): string {
  return [
    path,
    property.businessName,
    property.description,
    property.logicalType,
    property.physicalType,
    property.classification,
    ...(property.tags ?? []),
  ]
    .join(' ')
    .toLowerCase();
}
