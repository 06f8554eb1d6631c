import { Query } from '../../engine/PostgresEngine';

/**
 * A column as a view needs to know it.
 * @internal
 */
export interface Column {
  name: string;
  /** As SQL writes it, with its length or precision. */
  type: string;
  /**
   * The type below all domains without length or precision, so that a cast to
   * it cuts nothing.
   */
  plainType: string;
  /** Name of the plain type in the catalog, e.g. `timestamptz`. */
  typeName: string;
}

/**
 * The columns of a table or view, in their order.
 *
 * @param oid - of the relation
 * @internal
 */
export function readColumns(query: Query, oid: string): Promise<Column[]> {
  return query<Column & { [field: string]: string }>(
    `SELECT a.attname AS name,
            format_type(a.atttypid, a.atttypmod) AS type,
            format_type(base.oid, -1) AS "plainType",
            base.typname AS "typeName"
       FROM pg_catalog.pg_attribute a
      CROSS JOIN LATERAL (
              WITH RECURSIVE chain AS (
                SELECT t.* FROM pg_catalog.pg_type t WHERE t.oid = a.atttypid
                 UNION ALL
                SELECT t.* FROM pg_catalog.pg_type t
                  JOIN chain ON chain.typtype = 'd' AND t.oid = chain.typbasetype
              )
              SELECT oid, typname::text FROM chain WHERE typtype <> 'd'
            ) base
      WHERE a.attrelid = $1::oid AND a.attnum > 0 AND NOT a.attisdropped
      ORDER BY a.attnum`,
    [oid],
  );
}

/**
 * Says in SQL which columns a relation has, for comparison: text made of names
 * and types.
 *
 * @param relation - an expression for the relation's oid
 * @param only - an expression for the names that count; all when it is NULL
 * @internal
 */
export function columnsSignature(relation: string, only: string): string {
  return `(SELECT coalesce(string_agg(format('%I %s', a.attname,
                  format_type(a.atttypid, a.atttypmod)), ', ' ORDER BY a.attnum), '')
             FROM pg_catalog.pg_attribute a
            WHERE a.attrelid = ${relation} AND a.attnum > 0 AND NOT a.attisdropped
              AND (${only} IS NULL OR a.attname = ANY (${only})))`;
}
