import { NotFoundError } from '@backstage/errors';
import {
  ColumnDescription,
  TableDescription,
} from '@meshport/backstage-plugin-data-mesh-common';
import { Query } from '../engine/PostgresEngine';
import { RELATION_KINDS, toTableSummary } from './listTables';
import { toLogicalType } from './logicalType';
import { SchemaFilter } from './SchemaFilter';
import { TableLocation } from './TableLocation';

/**
 * A table that exists.
 * @internal
 */
export interface FoundTable {
  /** As text: JavaScript's numbers and PostgreSQL's oids differ in sign. */
  oid: string;
  schemaOid: string;
}

interface TableRow extends FoundTable {
  schema: string;
  table: string;
  kind: string;
  comment: string | null;
  /** Negative when the table was never analysed. */
  rows: number;
}

interface ColumnRow {
  name: string;
  physicalType: string;
  typeName: string;
  typeCategory: string;
  required: boolean;
  unique: boolean;
  primaryKeyPosition: number | null;
  comment: string | null;
}

const COLUMNS = `
  SELECT a.attname AS name,
         format_type(a.atttypid, a.atttypmod) AS "physicalType",
         base.name AS "typeName",
         base.category AS "typeCategory",
         (a.attnotnull OR base.required) AS required,
         EXISTS (
           SELECT FROM pg_catalog.pg_index i
            WHERE i.indrelid = a.attrelid
              AND i.indisunique AND i.indisvalid AND i.indpred IS NULL
              AND i.indnkeyatts = 1 AND i.indkey[0] = a.attnum
         ) AS unique,
         array_position(pk.conkey, a.attnum) AS "primaryKeyPosition",
         col_description(a.attrelid, a.attnum) AS comment
    FROM pg_catalog.pg_attribute a
    LEFT JOIN pg_catalog.pg_constraint pk
      ON pk.conrelid = a.attrelid AND pk.contype = 'p'
   CROSS JOIN LATERAL (
           -- A domain has the logical type of the type below it, and may
           -- refuse NULL on any level.
           WITH RECURSIVE chain AS (
             SELECT t.* FROM pg_catalog.pg_type t WHERE t.oid = a.atttypid
              UNION ALL
             SELECT t.* FROM pg_catalog.pg_type t
               JOIN chain ON chain.typtype = 'd' AND t.oid = chain.typbasetype
           )
           SELECT max(typname::text) FILTER (WHERE typtype <> 'd') AS name,
                  max(typcategory::text) FILTER (WHERE typtype <> 'd') AS category,
                  bool_or(typnotnull) AS required
             FROM chain
         ) base
   WHERE a.attrelid = $1::oid AND a.attnum > 0 AND NOT a.attisdropped
   ORDER BY a.attnum`;

/**
 * Finds a table that data products may use.
 *
 * @returns undefined when there is none, or its schema is not offered
 * @internal
 */
export async function findTable(
  query: Query,
  schemas: SchemaFilter,
  location: TableLocation,
): Promise<TableRow | undefined> {
  const [row] = await query<TableRow>(
    `SELECT c.oid::text AS oid, n.oid::text AS "schemaOid",
            n.nspname AS schema, c.relname AS table, c.relkind AS kind,
            obj_description(c.oid, 'pg_class') AS comment,
            c.reltuples::float8 AS rows
       FROM pg_catalog.pg_class c
       JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = $3 AND c.relname = $4
        AND c.relkind IN ${RELATION_KINDS}
        AND ${SchemaFilter.CONDITION}`,
    [...schemas.parameters, location.schema, location.table],
  );
  return row;
}

/**
 * @throws `NotFoundError`
 * @internal
 */
export async function getTable(
  query: Query,
  schemas: SchemaFilter,
  location: TableLocation,
): Promise<TableRow> {
  const table = await findTable(query, schemas, location);
  if (!table) {
    throw new NotFoundError(
      `There is no table or view ${location.schema}.${location.table}, or its schema is not offered`,
    );
  }
  return table;
}

/**
 * Describes a table from the system catalogs, in two statements however many
 * columns it has.
 *
 * @throws `NotFoundError`
 * @internal
 */
export async function describeTable(
  query: Query,
  schemas: SchemaFilter,
  location: TableLocation,
): Promise<TableDescription> {
  const table = await getTable(query, schemas, location);
  const columns = await query<ColumnRow>(COLUMNS, [table.oid]);
  // A view has no rows of its own.
  const counted = table.kind !== 'v' && table.rows >= 0;
  return {
    ...toTableSummary(table),
    columns: columns.map(toColumnDescription),
    ...(counted && { estimatedRows: table.rows }),
  };
}

function toColumnDescription(row: ColumnRow): ColumnDescription {
  return {
    name: row.name,
    physicalType: row.physicalType,
    logicalType: toLogicalType({
      name: row.typeName,
      category: row.typeCategory,
    }),
    required: row.required,
    unique: row.unique,
    ...(row.primaryKeyPosition !== null && {
      primaryKeyPosition: row.primaryKeyPosition,
    }),
    ...(row.comment !== null && { description: row.comment }),
  };
}
