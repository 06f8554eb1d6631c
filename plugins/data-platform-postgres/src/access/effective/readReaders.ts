import { Query } from '../../engine/PostgresEngine';
import { FoundTable } from '../../tables/describeTable';
import { ALL_READERS, MAY_SET } from '../rights/readPaths';

/**
 * One way in which somebody can read a table itself.
 * @internal
 */
export interface TableReader {
  /** A login role, or `PUBLIC`. */
  principal: string;
  /**
   * `public` and `direct`: by an access list. `role`: as a member of a role
   * that can. `superuser`, `owner` and `replication`: by what they are.
   */
  how: 'superuser' | 'replication' | 'owner' | 'public' | 'direct' | 'role';
  /** The role, for `role`. */
  via: string | null;
  /** Comment on that role. */
  comment: string | null;
  /** Null: all columns. */
  columns: string[] | null;
  /** The principal is Meshport's own provisioner. */
  provisioner: boolean;
  /** Memberships in the role were all given by the provisioner. */
  byProvisioner: boolean;
  /** The provisioner can end it. */
  endable: boolean;
}

/**
 * Everyone who can read a table itself, past Meshport's views. Changes nothing.
 * Someone who reads by several paths has one entry for each.
 *
 * Only who can log in reads. Views and functions that others built on the table
 * are not followed: what they show is a matter of their owners.
 * @internal
 */
export function readReaders(
  query: Query,
  table: FoundTable,
): Promise<TableReader[]> {
  return query<TableReader & { [field: string]: unknown }>(
    `WITH target AS (
       SELECT c.oid, c.relowner AS owner, c.relnamespace AS namespace, c.relacl AS acl,
              has_schema_privilege('public', c.relnamespace, 'USAGE') AS open
         FROM pg_catalog.pg_class c WHERE c.oid = $1::oid
     ), given AS (
       SELECT x.grantee, x.grantor, NULL::text AS column
         FROM target t, aclexplode(coalesce(t.acl, acldefault('r', t.owner))) x
        WHERE x.privilege_type = 'SELECT'
        UNION
       SELECT x.grantee, x.grantor, a.attname::text
         FROM target t
         JOIN pg_catalog.pg_attribute a
           ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped,
              aclexplode(a.attacl) x
        WHERE x.privilege_type = 'SELECT'
        UNION
       SELECT t.owner, t.owner, NULL FROM target t
        UNION
       SELECT r.oid, r.oid, NULL
         FROM pg_catalog.pg_roles r WHERE r.rolname IN ${ALL_READERS}
     ), grantees AS MATERIALIZED (
       SELECT g.grantee,
              CASE WHEN bool_or(g.column IS NULL) THEN NULL
                   ELSE json_agg(g.column ORDER BY g.column) END AS columns,
              bool_and(g.grantor = t.owner AND pg_has_role(t.owner, 'USAGE')) AS endable
         FROM given g, target t
        GROUP BY g.grantee
     ), people AS MATERIALIZED (
       SELECT p.oid, p.rolname::text AS name, p.rolreplication AS replicates,
              has_schema_privilege(p.oid, t.namespace, 'USAGE') AS enters
         FROM pg_catalog.pg_roles p, target t
        WHERE p.rolcanlogin AND NOT p.rolsuper
          AND has_database_privilege(p.oid, current_database(), 'CONNECT')
     ), found AS (
       SELECT r.rolname::text AS principal, 'superuser' AS how, NULL::oid AS via,
              NULL::json AS columns, false AS endable
         FROM pg_catalog.pg_roles r WHERE r.rolsuper AND r.rolcanlogin
        UNION ALL
       SELECT p.name, 'replication', NULL, NULL, false FROM people p WHERE p.replicates
        UNION ALL
       SELECT 'PUBLIC', 'public', NULL, g.columns, g.endable
         FROM grantees g, target t WHERE g.grantee = 0 AND t.open
        UNION ALL
       SELECT p.name, 'public', NULL, g.columns, g.endable
         FROM grantees g, target t, people p
        WHERE g.grantee = 0 AND NOT t.open AND p.enters
        UNION ALL
       SELECT p.name, CASE WHEN p.oid = t.owner THEN 'owner' ELSE 'direct' END,
              NULL, g.columns, g.endable AND p.oid <> t.owner
         FROM grantees g JOIN people p ON p.oid = g.grantee, target t
        WHERE p.enters OR p.oid = t.owner
        UNION ALL
       SELECT p.name, 'role', g.grantee, g.columns, false
         FROM grantees g, people p, target t
        WHERE g.grantee NOT IN (0, p.oid)
          AND ((p.enters AND pg_has_role(p.oid, g.grantee, 'USAGE'))
               OR (pg_has_role(p.oid, g.grantee, ${MAY_SET})
                   AND has_schema_privilege(g.grantee, t.namespace, 'USAGE')))
     )
     SELECT f.principal, f.how, via.rolname::text AS via,
            shobj_description(f.via, 'pg_authid') AS comment, f.columns,
            f.principal = current_user AS provisioner,
            coalesce(m.by_provisioner, false) AS "byProvisioner",
            CASE WHEN f.how = 'role' THEN coalesce(m.endable, false)
                 ELSE f.endable END AS endable
       FROM found f
       LEFT JOIN pg_catalog.pg_roles via ON via.oid = f.via
      CROSS JOIN LATERAL (
              SELECT bool_and(m.grantor = current_user::regrole
                       OR current_setting('server_version_num')::int < 160000) AS by_provisioner,
                     bool_and(pg_has_role(m.grantor, 'USAGE')) AS endable
                FROM pg_catalog.pg_auth_members m
                JOIN pg_catalog.pg_roles member ON member.oid = m.member
               WHERE m.roleid = f.via AND member.rolname = f.principal
            ) m
      ORDER BY f.principal, f.how, via.rolname`,
    [table.oid],
  );
}
