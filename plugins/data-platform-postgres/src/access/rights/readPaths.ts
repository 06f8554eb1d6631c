import { Query } from '../../engine/PostgresEngine';
import { FoundTable } from '../../tables/describeTable';
import { Right } from '../names/Right';

/**
 * The question whether a member may `SET ROLE`, which is one since PostgreSQL
 * 16; before, every member may.
 * @internal
 */
export const MAY_SET = `CASE WHEN current_setting('server_version_num')::int >= 160000
                             THEN 'SET' ELSE 'MEMBER' END`;

/**
 * Predefined roles that read every table or every file.
 * @internal
 */
export const ALL_READERS = `('pg_read_all_data', 'pg_read_server_files', 'pg_execute_server_program')`;

/**
 * A role by which a principal can read a table itself, or could after
 * `SET ROLE`; their own name for a right given to them directly, `PUBLIC` for
 * one given to everyone.
 * @internal
 */
export interface Path {
  via: string;
  /** Comment on the role. */
  comment: string | null;
}

/**
 * Reads by which paths principals can read tables, past Meshport's views.
 * Superusers are left out. Changes nothing.
 *
 * @internal
 */
export async function readPaths(
  query: Query,
  subjects: readonly { right: Right; table: FoundTable | undefined }[],
): Promise<{ of(index: number): Path[] }> {
  const rows = await query<Path & { ordinal: number }>(
    `WITH item AS MATERIALIZED (
       SELECT i.ordinal, p.oid AS principal, i.relation, i.namespace
         FROM unnest($1::text[], $2::oid[], $3::oid[])
              WITH ORDINALITY AS i(principal, relation, namespace, ordinal)
         JOIN pg_catalog.pg_roles p ON p.rolname = i.principal AND NOT p.rolsuper
        WHERE i.relation IS NOT NULL
     ), readers AS MATERIALIZED (
       ${readersOf('(SELECT DISTINCT i.relation FROM item i)')}
     )
     SELECT i.ordinal::int AS ordinal,
            CASE WHEN r.grantee = 0 THEN 'PUBLIC'
                 ELSE pg_get_userbyid(r.grantee)::text END AS via,
            shobj_description(r.grantee, 'pg_authid') AS comment
       FROM item i JOIN readers r ON r.relation = i.relation
      WHERE (r.grantee NOT IN (0, i.principal)
             AND pg_has_role(i.principal, r.grantee, ${MAY_SET}))
         OR ((r.grantee = 0 OR pg_has_role(i.principal, r.grantee, 'USAGE'))
             AND has_schema_privilege(i.principal, i.namespace, 'USAGE'))
      ORDER BY i.ordinal, via`,
    [
      subjects.map(({ right }) => right.principal),
      subjects.map(({ table }) => table?.oid ?? null),
      subjects.map(({ table }) => table?.schemaOid ?? null),
    ],
  );
  const byItem = new Map<number, Path[]>();
  for (const { ordinal, via, comment } of rows) {
    const paths = byItem.get(ordinal) ?? [];
    byItem.set(ordinal, [...paths, { via, comment }]);
  }
  return { of: index => byItem.get(index + 1) ?? [] };
}

/**
 * A query for who may read relations, by their access lists or as their owner:
 * `relation` and `grantee`, 0 for PUBLIC.
 *
 * @param relations - a query for oids, in parentheses
 * @internal
 */
export function readersOf(relations: string): string {
  return `SELECT c.oid AS relation, x.grantee
         FROM pg_catalog.pg_class c,
              aclexplode(coalesce(c.relacl, acldefault('r', c.relowner))) x
        WHERE c.oid IN ${relations} AND x.privilege_type = 'SELECT'
        UNION
       SELECT a.attrelid, x.grantee
         FROM pg_catalog.pg_attribute a, aclexplode(a.attacl) x
        WHERE a.attrelid IN ${relations} AND a.attnum > 0
          AND NOT a.attisdropped AND x.privilege_type = 'SELECT'
        UNION
       -- An owner who gave their own right up can take it back.
       SELECT c.oid, c.relowner
         FROM pg_catalog.pg_class c WHERE c.oid IN ${relations}
        UNION
       SELECT c.oid, r.oid
         FROM pg_catalog.pg_class c, pg_catalog.pg_roles r
        WHERE c.oid IN ${relations} AND r.rolname IN ${ALL_READERS}`;
}
