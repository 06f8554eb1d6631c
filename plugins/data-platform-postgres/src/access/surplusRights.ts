import { escapeIdentifier } from 'pg';
import { Query } from '../engine/PostgresEngine';
import { FoundTable } from '../tables/describeTable';

interface SurplusRow {
  description: string;
  /** The object in the words of GRANT; null where Meshport gives no rights. */
  target: string | null;
}

/**
 * What a reader role has rights on, or owns, beyond reading its table: left
 * from an earlier place of the port, or given by someone else.
 * @internal
 */
export async function findSurplusRights(
  query: Query,
  readerRole: string,
  table: FoundTable,
): Promise<SurplusRow[]> {
  // pg_shdepend is indexed by role, unlike the access lists themselves.
  return query<SurplusRow>(
    `SELECT DISTINCT pg_describe_object(d.classid, d.objid, 0) AS description,
            CASE WHEN d.deptype <> 'a' THEN NULL
                 WHEN n.oid IS NOT NULL THEN 'SCHEMA ' || quote_ident(n.nspname)
                 WHEN c.relkind IN ('r', 'p', 'f', 'v', 'm')
                 THEN format('TABLE %s.%I', c.relnamespace::regnamespace, c.relname)
            END AS target
       FROM pg_catalog.pg_roles r
       JOIN pg_catalog.pg_database b ON b.datname = current_database()
       JOIN pg_catalog.pg_shdepend d
         ON d.refclassid = 'pg_authid'::regclass AND d.refobjid = r.oid
        AND d.dbid = b.oid AND d.deptype IN ('a', 'o')
       LEFT JOIN pg_catalog.pg_class c
         ON d.classid = 'pg_class'::regclass AND c.oid = d.objid
       LEFT JOIN pg_catalog.pg_namespace n
         ON d.classid = 'pg_namespace'::regclass AND n.oid = d.objid
      WHERE r.rolname = $1
        AND (d.deptype = 'o' OR c.oid IS DISTINCT FROM $2::oid OR EXISTS (
              SELECT FROM aclexplode(c.relacl) x
               WHERE x.grantee = r.oid AND x.privilege_type <> 'SELECT'))
        AND (d.deptype = 'o' OR n.oid IS DISTINCT FROM $3::oid OR EXISTS (
              SELECT FROM aclexplode(n.nspacl) x
               WHERE x.grantee = r.oid AND x.privilege_type <> 'USAGE'))`,
    [readerRole, table.oid, table.schemaOid],
  );
}

/**
 * Takes surplus rights on tables and schemas away.
 * @internal
 */
export async function withdrawSurplusRights(
  query: Query,
  readerRole: string,
  table: FoundTable,
): Promise<void> {
  for (const { target } of await findSurplusRights(query, readerRole, table)) {
    if (target) {
      await query(
        `REVOKE ALL ON ${target} FROM ${escapeIdentifier(readerRole)}`,
      );
    }
  }
}
