import { ConflictError, NotFoundError } from '@backstage/errors';
import { escapeIdentifier, escapeLiteral } from 'pg';
import { Query } from '../engine/PostgresEngine';
import { FoundTable } from '../tables/describeTable';
import { TableLocation } from '../tables/TableLocation';
import { isReaderRole, ReaderRole } from './ReaderRole';
import { withdrawSurplusRights } from './surplusRights';

/**
 * Makes a reader role that can read one table and nothing else, or mends the
 * one there is.
 *
 * @throws `ConflictError` when a role of that name exists that Meshport did
 * not make, or the provisioner may not give the rights
 * @internal
 */
export async function ensureReaderRole(
  query: Query,
  role: ReaderRole,
  location: TableLocation,
  table: FoundTable,
): Promise<void> {
  const name = escapeIdentifier(role.name);
  const [existing] = await query<{ comment: string | null; login: boolean }>(
    `SELECT shobj_description(oid, 'pg_authid') AS comment,
            rolcanlogin AS login
       FROM pg_catalog.pg_roles WHERE rolname = $1`,
    [role.name],
  );
  if (!existing) {
    await query(`CREATE ROLE ${name} NOLOGIN`);
    await query(`COMMENT ON ROLE ${name} IS ${escapeLiteral(role.marker)}`);
  } else if (!isReaderRole({ name: role.name, comment: existing.comment })) {
    throw new ConflictError(
      `The database has a role ${role.name} that Meshport did not make; rename or drop it`,
    );
  } else if (existing.login) {
    await query(`ALTER ROLE ${name} NOLOGIN`);
  }

  // The port may have moved from another table.
  await withdrawSurplusRights(query, role.name, table);
  const schema = escapeIdentifier(location.schema);
  const relation = `${schema}.${escapeIdentifier(location.table)}`;
  const before = await readRights(query, role, table);
  if (!before.usageGiven) {
    await query(`GRANT USAGE ON SCHEMA ${schema} TO ${name}`);
  }
  if (!before.selectGiven) {
    await query(`GRANT SELECT ON TABLE ${relation} TO ${name}`);
  }
  if (!before.connect && before.mayGiveConnect) {
    await query(
      `GRANT CONNECT ON DATABASE ${escapeIdentifier(
        before.database,
      )} TO ${name}`,
    );
  }

  // PostgreSQL only warns when the grantor has the right without its option.
  const after = await readRights(query, role, table);
  if (!after.usage || !after.select) {
    throw new ConflictError(
      `The provisioner may not give others the right to read ${location.schema}.${location.table}; make it a member of the role that owns them`,
    );
  }
}

interface RoleRights {
  /** By the access list itself, and not by what PUBLIC may. */
  usageGiven: boolean;
  selectGiven: boolean;
  usage: boolean;
  select: boolean;
  connect: boolean;
  mayGiveConnect: boolean;
  database: string;
}

async function readRights(
  query: Query,
  role: ReaderRole,
  table: FoundTable,
): Promise<RoleRights> {
  const [rights] = await query<RoleRights>(
    `SELECT EXISTS (SELECT FROM aclexplode(n.nspacl) x
              WHERE x.grantee = r.oid AND x.privilege_type = 'USAGE') AS "usageGiven",
            EXISTS (SELECT FROM aclexplode(c.relacl) x
              WHERE x.grantee = r.oid AND x.privilege_type = 'SELECT') AS "selectGiven",
            has_schema_privilege(r.oid, n.oid, 'USAGE') AS usage,
            has_table_privilege(r.oid, c.oid, 'SELECT') AS select,
            has_database_privilege(r.oid, current_database(), 'CONNECT') AS connect,
            has_database_privilege(current_database(), 'CONNECT WITH GRANT OPTION') AS "mayGiveConnect",
            current_database() AS database
       FROM pg_catalog.pg_roles r, pg_catalog.pg_class c, pg_catalog.pg_namespace n
      WHERE r.rolname = $1 AND c.oid = $2::oid AND n.oid = $3::oid`,
    [role.name, table.oid, table.schemaOid],
  );
  if (!rights) {
    throw new NotFoundError('The table was dropped in the meantime');
  }
  return rights;
}

/**
 * Makes the principal a member of the reader role, with the options it should
 * have.
 * @internal
 */
export async function grantMembership(
  query: Query,
  role: ReaderRole,
  principal: string,
): Promise<void> {
  const [server] = await query<{ version: number }>(
    `SELECT current_setting('server_version_num')::int AS version`,
  );
  const options =
    server.version >= 160000
      ? ' WITH INHERIT TRUE, SET FALSE, ADMIN FALSE'
      : '';
  await query(
    `GRANT ${escapeIdentifier(role.name)} TO ${escapeIdentifier(
      principal,
    )}${options}`,
  );
}

/**
 * Ends the principal's memberships in the reader role: Meshport's own, and
 * those of grantors whose rights the provisioner has. What remains shows in the
 * findings.
 * @internal
 */
export async function revokeMemberships(
  query: Query,
  role: ReaderRole,
  principal: string,
): Promise<void> {
  // Since PostgreSQL 16 a plain REVOKE ends only the provisioner's own grant.
  const grantors = await query<{ clause: string }>(
    `SELECT CASE WHEN current_setting('server_version_num')::int >= 160000
                 THEN ' GRANTED BY ' || quote_ident(pg_get_userbyid(m.grantor))
                 ELSE '' END AS clause
       FROM pg_catalog.pg_auth_members m
       JOIN pg_catalog.pg_roles r ON r.oid = m.roleid AND r.rolname = $1
       JOIN pg_catalog.pg_roles p ON p.oid = m.member AND p.rolname = $2
      WHERE current_setting('server_version_num')::int < 160000
         OR pg_has_role(m.grantor, 'USAGE')`,
    [role.name, principal],
  );
  for (const { clause } of grantors) {
    await query(
      `REVOKE ${escapeIdentifier(role.name)} FROM ${escapeIdentifier(
        principal,
      )}${clause}`,
    );
  }
}
