import { Query } from '../../engine/PostgresEngine';
import { FoundTable } from '../../tables/describeTable';
import { isMeshRole } from '../names/PortView';
import { Right } from '../names/Right';
import { AccessSchema, SchemaState } from '../views/AccessSchema';
import { NO_VIEW, readViews, ViewState } from '../views/readViews';
import { Tables } from '../views/readTables';
import { readPaths } from './readPaths';

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
 * What the engine says about one right.
 * @internal
 */
export interface Findings extends PrincipalFindings {
  tableExists: boolean;
  rowSecurity: boolean;
  view: ViewState;
  /** The function that refuses is as Meshport made it. */
  guarded: boolean;
  /** What Meshport wrote down for the right; undefined when nothing. */
  written: { until: Date | null; over: boolean } | undefined;
  /** Ways to read the table itself. */
  otherPaths: { via: string; managed: boolean }[];
  /** Roles of the principal's other rights to the table, given by Meshport. */
  otherRights: string[];
}

interface PrincipalFindings {
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
 * Reads who can read what, and why, for many rights at once, in as many
 * statements as for one. Changes nothing.
 *
 * @returns in the order of the rights
 * @internal
 */
export async function readFindings(
  query: Query,
  schema: AccessSchema,
  state: SchemaState,
  rights: readonly Right[],
  tables: Tables,
): Promise<Findings[]> {
  const subjects = rights.map(right => ({
    right,
    table: tables.find(right.location),
  }));
  const principals = await readPrincipals(query, schema, subjects);
  const written = state.complete
    ? await readWritten(query, schema, rights)
    : undefined;
  const views = state.complete
    ? await readViews(query, schema, differentViews(subjects))
    : undefined;
  const paths = await readPaths(query, subjects);

  return subjects.map(({ right, table }, index) => {
    const found = principals[index];
    const ownOlder = found.olderMemberships.length > 0;
    return {
      ...found,
      tableExists: table !== undefined,
      rowSecurity: table?.rowSecurity ?? false,
      view: views?.get(right.view.role.name) ?? NO_VIEW,
      guarded: state.guarded,
      written: written?.[index].own,
      otherPaths: paths
        .of(index)
        .filter(({ via }) => !(ownOlder && via === right.reader?.name))
        .map(({ via, comment }) => ({
          via,
          managed:
            via !== right.reader?.name && isMeshRole({ name: via, comment }),
        })),
      otherRights: written?.[index].others ?? [],
    };
  });
}

function differentViews(
  subjects: readonly { right: Right; table: FoundTable | undefined }[],
) {
  const views = subjects.map(({ right: { view }, table }) => ({ view, table }));
  return [...new Map(views.map(v => [v.view.role.name, v])).values()];
}

async function readPrincipals(
  query: Query,
  schema: AccessSchema,
  subjects: readonly { right: Right; table: FoundTable | undefined }[],
): Promise<PrincipalFindings[]> {
  return query<PrincipalFindings & { [field: string]: unknown }>(
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

interface Written {
  own: { until: Date | null; over: boolean } | undefined;
  /** Roles of other rights to the same table that are not over. */
  others: string[];
}

async function readWritten(
  query: Query,
  schema: AccessSchema,
  rights: readonly Right[],
): Promise<Written[]> {
  const written = schema.relation('rights');
  const rows = await query<{
    given: boolean;
    until: Date | null;
    over: boolean;
    others: string[];
  }>(
    `SELECT w.role IS NOT NULL AS given, w.until,
            coalesce(w.until <= clock_timestamp(), false) AS over,
            coalesce((SELECT json_agg(o.role ORDER BY o.role)
               FROM ${written} o JOIN ${schema.relation(
      'port_views',
    )} p ON p.role = o.role
              WHERE o.principal = i.principal AND o.role <> i.role
                AND p.schema_name = i.schema AND p.table_name = i.name
                AND (o.until IS NULL OR o.until > clock_timestamp())), '[]') AS others
       FROM unnest($1::text[], $2::text[], $3::text[], $4::text[])
            WITH ORDINALITY AS i(principal, role, schema, name, ordinal)
       LEFT JOIN ${written} w ON w.role = i.role AND w.principal = i.principal
      ORDER BY i.ordinal`,
    [
      rights.map(({ principal }) => principal),
      rights.map(({ view }) => view.role.name),
      rights.map(({ location }) => location.schema),
      rights.map(({ location }) => location.table),
    ],
  );
  return rows.map(({ given, until, over, others }) => ({
    own: given ? { until, over } : undefined,
    others,
  }));
}
