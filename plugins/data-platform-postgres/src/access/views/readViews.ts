import { Query } from '../../engine/PostgresEngine';
import { FoundTable } from '../../tables/describeTable';
import { PortView } from '../names/PortView';
import { AccessSchema } from './AccessSchema';
import { columnsSignature } from './readColumns';

/**
 * A view and its role as the database has them.
 * @internal
 */
export interface ViewState {
  roleExists: boolean;
  viewExists: boolean;
  /** Made by Meshport for just this right; false when there is none. */
  roleOurs: boolean;
  viewOurs: boolean;
  /** The role can log in. */
  login: boolean;
  /** Roles the role is a member of. */
  memberOf: string[];
  /** What the role has rights on, or owns, beyond reading the view. */
  surplus: string[];
  /** The role may read the view. */
  reads: boolean;
  /** The role may not connect, and the provisioner could give it that. */
  cutOff: boolean;
  /** Others who were given rights on the view itself. */
  others: string[];
  /** The query is as Meshport made it, and hides what it filters out. */
  unchanged: boolean;
  /** The table it was made for, and the columns it had, are those of now. */
  sameTable: boolean;
  sameColumns: boolean;
  /** The provisioner, with whose rights the view reads, may read the table. */
  sourceReads: boolean;
}

/**
 * What of a view and its role is missing.
 * @internal
 */
export const NO_VIEW: ViewState = {
  roleExists: false,
  viewExists: false,
  roleOurs: false,
  viewOurs: false,
  login: false,
  memberOf: [],
  surplus: [],
  reads: false,
  cutOff: false,
  others: [],
  unchanged: false,
  sameTable: false,
  sameColumns: false,
  sourceReads: false,
};

/**
 * Reads views and their roles, all in one statement. Changes nothing. Meshport's
 * schema has to be complete.
 *
 * @param views - with the table each of them should show
 * @returns by the name of the role
 * @internal
 */
export async function readViews(
  query: Query,
  schema: AccessSchema,
  views: readonly { view: PortView; table: FoundTable | undefined }[],
): Promise<Map<string, ViewState>> {
  const registry = schema.relation('port_views');
  const rows = await query<ViewState & { role: string }>(
    `SELECT i.role,
            r.oid IS NOT NULL AS "roleExists",
            v.oid IS NOT NULL AS "viewExists",
            coalesce(shobj_description(r.oid, 'pg_authid') = i.marker, false) AS "roleOurs",
            coalesce(p.view = i.view AND v.relkind = 'v'
              AND pg_catalog.pg_get_userbyid(v.relowner) = current_user, false) AS "viewOurs",
            coalesce(r.rolcanlogin, false) AS login,
            coalesce((SELECT json_agg(pg_catalog.pg_get_userbyid(m.roleid)::text)
               FROM pg_catalog.pg_auth_members m WHERE m.member = r.oid), '[]') AS "memberOf",
            coalesce((SELECT json_agg(DISTINCT pg_describe_object(d.classid, d.objid, 0))
               FROM pg_catalog.pg_shdepend d
              WHERE d.refclassid = 'pg_authid'::regclass AND d.refobjid = r.oid
                AND d.dbid = b.oid AND d.deptype IN ('a', 'o')
                AND (d.deptype = 'o' OR d.classid <> 'pg_class'::regclass
                     OR d.objid IS DISTINCT FROM v.oid)), '[]') AS surplus,
            coalesce(has_table_privilege(r.oid, v.oid, 'SELECT'), false) AS reads,
            coalesce(NOT has_database_privilege(r.oid, current_database(), 'CONNECT')
              AND has_database_privilege(current_database(), 'CONNECT WITH GRANT OPTION'), false) AS "cutOff",
            coalesce((SELECT json_agg(DISTINCT CASE WHEN x.grantee = 0 THEN 'PUBLIC'
                                        ELSE pg_catalog.pg_get_userbyid(x.grantee)::text END)
               FROM (SELECT x.* FROM aclexplode(v.relacl) x
                      UNION ALL
                     SELECT x.* FROM pg_catalog.pg_attribute a, aclexplode(a.attacl) x
                      WHERE a.attrelid = v.oid AND a.attacl IS NOT NULL) x
              WHERE x.grantee <> v.relowner
                AND (x.grantee <> r.oid OR x.privilege_type <> 'SELECT')), '[]') AS others,
            coalesce(v.reloptions @> '{security_barrier=true}'
              AND (p.definition = ${definitionOf('v.oid')}
                   OR p.server_version <> current_setting('server_version_num')::int / 10000),
              false) AS unchanged,
            coalesce(p.schema_name = n.nspname AND p.table_name = t.relname, false) AS "sameTable",
            coalesce(p.columns = ${columnsSignature(
              't.oid',
              'used.names',
            )}, false) AS "sameColumns",
            coalesce(has_table_privilege(v.relowner, t.oid, 'SELECT')
              AND has_schema_privilege(v.relowner, n.oid, 'USAGE'), false) AS "sourceReads"
       FROM unnest($1::text[], $2::text[], $3::text[], $4::oid[])
              AS i(role, view, marker, relation)
       JOIN pg_catalog.pg_database b ON b.datname = current_database()
       LEFT JOIN pg_catalog.pg_roles r ON r.rolname = i.role
       LEFT JOIN pg_catalog.pg_class v
         ON v.relname = i.view AND v.relnamespace = $5::regnamespace
       LEFT JOIN pg_catalog.pg_class t ON t.oid = i.relation
       LEFT JOIN pg_catalog.pg_namespace n ON n.oid = t.relnamespace
       LEFT JOIN ${registry} p ON p.role = i.role
      CROSS JOIN LATERAL (
              SELECT (SELECT array_agg(c) FROM jsonb_array_elements_text(p.filter->'columns') c) AS names
            ) used`,
    [
      views.map(({ view }) => view.role.name),
      views.map(({ view }) => view.name),
      views.map(({ view }) => view.role.marker),
      views.map(({ table }) => table?.oid ?? null),
      schema.quotedName,
    ],
  );
  return new Map(rows.map(({ role, ...state }) => [role, state]));
}

/**
 * Says in SQL what a view's query is, for comparison. As PostgreSQL keeps it:
 * to have it written out would wait for whoever locks the table.
 *
 * @param view - an expression for the view's oid
 * @internal
 */
export function definitionOf(view: string): string {
  return `(SELECT md5(w.ev_action::text) FROM pg_catalog.pg_rewrite w
            WHERE w.ev_class = ${view} AND w.rulename = '_RETURN')`;
}

/**
 * Whether members of the role read just what they should.
 * @internal
 */
export function isSound(state: ViewState): boolean {
  return (
    state.roleOurs &&
    state.viewOurs &&
    !state.login &&
    state.memberOf.length === 0 &&
    state.surplus.length === 0 &&
    state.others.length === 0 &&
    state.reads &&
    !state.cutOff &&
    state.unchanged &&
    state.sameTable &&
    state.sameColumns &&
    state.sourceReads
  );
}
