import { TableSummary } from '@meshport/backstage-plugin-data-mesh-common';
import { Query } from '../engine/PostgresEngine';
import { SchemaFilter } from './SchemaFilter';

interface TableRow {
  schema: string;
  table: string;
  kind: string;
  comment: string | null;
}

/**
 * Kinds of relation that a port can be: table, partitioned table, foreign
 * table, view, materialized view.
 * @internal
 */
export const RELATION_KINDS = `('r', 'p', 'f', 'v', 'm')`;

/**
 * Lists the tables that the provisioner may give rights on. The partitions of
 * a table are left out: they are read through it.
 * @internal
 */
export async function listTables(
  query: Query,
  schemas: SchemaFilter,
): Promise<TableSummary[]> {
  const rows = await query<TableRow>(
    `SELECT n.nspname AS schema, c.relname AS table, c.relkind AS kind,
            obj_description(c.oid, 'pg_class') AS comment
       FROM pg_catalog.pg_class c
       JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ${RELATION_KINDS}
        AND NOT c.relispartition
        AND ${SchemaFilter.CONDITION}
        AND has_table_privilege(c.oid, 'SELECT WITH GRANT OPTION')
      ORDER BY n.nspname, c.relname`,
    schemas.parameters,
  );
  return rows.map(toTableSummary);
}

/**
 * @internal
 */
export function toTableSummary(row: TableRow): TableSummary {
  return {
    location: { schema: row.schema, table: row.table },
    title: `${row.schema}.${row.table}`,
    type: row.kind === 'v' || row.kind === 'm' ? 'view' : 'table',
    ...(row.comment !== null && { description: row.comment }),
  };
}
