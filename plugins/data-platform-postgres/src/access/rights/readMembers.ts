import { Query } from '../../engine/PostgresEngine';
import { FoundTable } from '../../tables/describeTable';
import { Right } from '../names/Right';
import { AccessSchema } from '../views/AccessSchema';

/**
 * One row of `pg_auth_members` that makes the principal a member of a role.
 * PostgreSQL 16 and later keep one for each grantor.
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
 * What the engine says about a principal and a right.
 * @internal
 */
export interface MemberFindings {
  checkedAt: Date;
  database: string;
  serverVersion: number;
  provisioner: string;
  /** False when the principal does not exist; all else is empty then. */
  principalExists: boolean;
  superuser: boolean;
  /** May connect to the database. */
  connect: boolean;
  /** May read the view, were it not for the function that refuses. */
  selectView: boolean;
  /** May read a column of the table itself. */
  readsTable: boolean;
  memberships: Membership[];
  /** In the role by which older rights were given. */
  olderMemberships: Membership[];
}

/**
 * Reads what principals are and may, in the order of the subjects.
 * @internal
 */
export async function readMembers(
  query: Query,
  schema: AccessSchema,
  subjects: readonly { right: Right; table: FoundTable | undefined }[],
): Promise<MemberFindings[]> {
  return query<MemberFindings & { [field: string]: unknown }>(
    `WITH item AS MATERIALIZED (
       SELECT i.ordinal, p.oid AS principal, p.rolsuper,
              r.oid AS role, o.oid AS older, v.oid AS view,
              i.relation, i.namespace, a.oid AS access
         FROM unnest($1::text[], $2::text[], $3::text[], $4::text[],
                     $5::oid[], $6::oid[])
              WITH ORDINALITY AS i(principal, role, older, view, relation, namespace, ordinal)
         LEFT JOIN pg_catalog.pg_roles p ON p.rolname = i.principal
         LEFT JOIN pg_catalog.pg_roles r ON r.rolname = i.role
         LEFT JOIN pg_catalog.pg_roles o ON o.rolname = i.older
         LEFT JOIN pg_catalog.pg_namespace a ON a.nspname = $7
         LEFT JOIN pg_catalog.pg_class v
           ON v.relname = i.view AND v.relnamespace = a.oid
     )
     SELECT clock_timestamp() AS "checkedAt",
            current_database() AS database,
            current_setting('server_version_num')::int AS "serverVersion",
            current_user AS provisioner,
            i.principal IS NOT NULL AS "principalExists",
            coalesce(i.rolsuper, false) AS superuser,
            coalesce(has_database_privilege(i.principal, current_database(), 'CONNECT'), false) AS connect,
            coalesce(has_schema_privilege(i.principal, i.access, 'USAGE')
              AND has_table_privilege(i.principal, i.view, 'SELECT'), false) AS "selectView",
            coalesce(has_schema_privilege(i.principal, i.namespace, 'USAGE')
              AND has_any_column_privilege(i.principal, i.relation, 'SELECT'), false) AS "readsTable",
            ${membershipsOf('i.role')} AS memberships,
            ${membershipsOf('i.older')} AS "olderMemberships"
       FROM item i
      ORDER BY i.ordinal`,
    [
      subjects.map(({ right }) => right.principal),
      subjects.map(({ right }) => right.view.role.name),
      subjects.map(({ right }) => right.reader?.name ?? null),
      subjects.map(({ right }) => right.view.name),
      subjects.map(({ table }) => table?.oid ?? null),
      subjects.map(({ table }) => table?.schemaOid ?? null),
      schema.name,
    ],
  );
}

// By JSON, since the options are no columns before PostgreSQL 16.
function membershipsOf(role: string): string {
  return `(SELECT coalesce(json_agg(json_build_object(
              'grantor', pg_get_userbyid(m.grantor),
              'admin', m.admin_option,
              'inherit', coalesce((to_jsonb(m)->>'inherit_option')::boolean, true),
              'set', coalesce((to_jsonb(m)->>'set_option')::boolean, true))), '[]')
             FROM pg_catalog.pg_auth_members m
            WHERE m.roleid = ${role} AND m.member = i.principal)`;
}
