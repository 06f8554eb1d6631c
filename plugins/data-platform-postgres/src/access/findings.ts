import { Query } from '../engine/PostgresEngine';
import { FoundTable } from '../tables/describeTable';
import { isReaderRole } from './ReaderRole';
import { findSurplusRights } from './surplusRights';

/**
 * One row of `pg_auth_members` that makes the principal a member of the reader
 * role. PostgreSQL 16 and later keep one for each grantor.
 * @internal
 */
export interface Membership {
  grantor: string;
  /** Before PostgreSQL 16, always true: it is a property of the role there. */
  inherit: boolean;
  /** Whether the member may `SET ROLE`. Before PostgreSQL 16, always true. */
  set: boolean;
  admin: boolean;
}

/**
 * What the engine says about a principal, a table and the reader role between.
 * @internal
 */
export interface Findings {
  checkedAt: Date;
  database: string;
  serverVersion: number;
  provisioner: string;
  /** False when the principal does not exist; all else is empty then. */
  principalExists: boolean;
  superuser: boolean;
  /** May connect to the database. */
  connect: boolean;
  schemaUsage: boolean;
  /** May read every column. */
  selectTable: boolean;
  /** May read at least one column. */
  selectAnyColumn: boolean;
  memberships: Membership[];
  reader: {
    ours: boolean;
    login: boolean;
    schemaUsage: boolean;
    selectTable: boolean;
    /** Roles the reader role is a member of. */
    memberOf: string[];
    /** What it has rights on, or owns, beyond reading its table. */
    surplus: string[];
  };
  /**
   * Roles by which the principal can read beside the reader role, or could
   * after `SET ROLE`; their own name for a right given to them directly.
   */
  otherPaths: { via: string; managed: boolean }[];
  rowSecurity: boolean;
}

// `SET` is a question since PostgreSQL 16; before, every member may.
const STATEMENT = `
  WITH subject AS (
    SELECT (SELECT oid FROM pg_catalog.pg_roles WHERE rolname = $1) AS principal,
           (SELECT oid FROM pg_catalog.pg_roles WHERE rolname = $2) AS reader,
           $3::oid AS relation,
           $4::oid AS namespace,
           CASE WHEN current_setting('server_version_num')::int >= 160000
                THEN 'SET' ELSE 'MEMBER' END AS may_set
  ), members AS (
    -- By JSON, since the options are no columns before PostgreSQL 16.
    SELECT m.member, m.grantor, m.admin_option AS admin,
           coalesce((to_jsonb(m)->>'inherit_option')::boolean, true) AS inherit,
           coalesce((to_jsonb(m)->>'set_option')::boolean, true) AS set
      FROM pg_catalog.pg_auth_members m, subject s
     WHERE m.roleid = s.reader
  ), readers AS (
    SELECT x.grantee
      FROM subject s
      JOIN pg_catalog.pg_class c ON c.oid = s.relation,
           aclexplode(coalesce(c.relacl, acldefault('r', c.relowner))) x
     WHERE x.privilege_type = 'SELECT'
     UNION
    SELECT x.grantee
      FROM subject s
      JOIN pg_catalog.pg_attribute a
        ON a.attrelid = s.relation AND a.attnum > 0 AND NOT a.attisdropped,
           aclexplode(a.attacl) x
     WHERE x.privilege_type = 'SELECT'
     UNION
    -- An owner who gave their own right up can take it back.
    SELECT c.relowner
      FROM subject s JOIN pg_catalog.pg_class c ON c.oid = s.relation
     UNION
    SELECT oid FROM pg_catalog.pg_roles WHERE rolname = 'pg_read_all_data'
     UNION
    -- Groups that are members of the reader role themselves.
    SELECT m.member FROM members m, subject s
     WHERE m.member <> s.principal AND (m.inherit OR m.set)
  ), paths AS (
    SELECT r.grantee
      FROM readers r, subject s
     WHERE s.principal IS NOT NULL
       AND r.grantee IS DISTINCT FROM s.reader
       AND ((r.grantee NOT IN (0, s.principal)
             AND pg_has_role(s.principal, r.grantee, s.may_set))
            OR ((r.grantee = 0 OR pg_has_role(s.principal, r.grantee, 'USAGE'))
                AND has_schema_privilege(s.principal, s.namespace, 'USAGE')))
  )
  SELECT clock_timestamp() AS "checkedAt",
         current_database() AS database,
         current_setting('server_version_num')::int AS "serverVersion",
         current_user AS provisioner,
         s.principal IS NOT NULL AS "principalExists",
         coalesce(p.rolsuper, false) AS superuser,
         coalesce(has_database_privilege(s.principal, current_database(), 'CONNECT'), false) AS connect,
         coalesce(has_schema_privilege(s.principal, s.namespace, 'USAGE'), false) AS "schemaUsage",
         coalesce(has_table_privilege(s.principal, s.relation, 'SELECT'), false) AS "selectTable",
         coalesce(has_any_column_privilege(s.principal, s.relation, 'SELECT'), false) AS "selectAnyColumn",
         coalesce((SELECT c.relrowsecurity FROM pg_catalog.pg_class c WHERE c.oid = s.relation), false) AS "rowSecurity",
         (SELECT coalesce(json_agg(json_build_object(
                   'grantor', pg_get_userbyid(m.grantor), 'inherit', m.inherit,
                   'set', m.set, 'admin', m.admin)), '[]')
            FROM members m WHERE m.member = s.principal) AS memberships,
         json_build_object(
           'name', r.rolname,
           'comment', shobj_description(s.reader, 'pg_authid'),
           'login', coalesce(r.rolcanlogin, false),
           'schemaUsage', coalesce(has_schema_privilege(s.reader, s.namespace, 'USAGE'), false),
           'selectTable', coalesce(has_table_privilege(s.reader, s.relation, 'SELECT'), false),
           'memberOf', (SELECT coalesce(json_agg(pg_get_userbyid(m.roleid)), '[]')
              FROM pg_catalog.pg_auth_members m WHERE m.member = s.reader)
         ) AS reader,
         (SELECT coalesce(json_agg(json_build_object(
                   'via', CASE WHEN a.grantee = 0 THEN 'PUBLIC'
                               ELSE pg_get_userbyid(a.grantee) END,
                   'comment', shobj_description(a.grantee, 'pg_authid'))), '[]')
            FROM paths a) AS paths
    FROM subject s
    LEFT JOIN pg_catalog.pg_roles p ON p.oid = s.principal
    LEFT JOIN pg_catalog.pg_roles r ON r.oid = s.reader`;

interface Row extends Omit<Findings, 'reader' | 'otherPaths'> {
  reader: Omit<Findings['reader'], 'ours' | 'surplus'> & {
    name: string | null;
    comment: string | null;
  };
  paths: { via: string; comment: string | null }[];
}

/**
 * Reads who can read what, and why. Changes nothing.
 *
 * @param subject - `table` is undefined when it does not exist
 * @internal
 */
export async function findAccess(
  query: Query,
  subject: {
    principal: string;
    readerRole: string;
    table: FoundTable | undefined;
  },
): Promise<Findings> {
  const [row] = await query<Row>(STATEMENT, [
    subject.principal,
    subject.readerRole,
    subject.table?.oid ?? null,
    subject.table?.schemaOid ?? null,
  ]);
  const surplus = subject.table
    ? await findSurplusRights(query, subject.readerRole, subject.table)
    : [];
  const { paths, reader, ...findings } = row;
  const { name, comment, ...readerFindings } = reader;
  return {
    ...findings,
    reader: {
      ...readerFindings,
      ours: name !== null && isReaderRole({ name, comment }),
      surplus: surplus.map(right => right.description),
    },
    otherPaths: paths.map(path => ({
      via: path.via,
      managed: isReaderRole({ name: path.via, comment: path.comment }),
    })),
  };
}
