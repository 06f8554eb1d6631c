import { ConflictError, NotFoundError } from '@backstage/errors';
import { escapeIdentifier, escapeLiteral } from 'pg';
import { Query } from '../../engine/PostgresEngine';
import { FoundTable } from '../../tables/describeTable';
import { TableLocation } from '../../tables/TableLocation';
import { MeshRole } from '../../access/names/meshRole';
import { withdrawSurplusRights } from '../../access/surplusRights';

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
  role: MeshRole,
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
  } else if (existing.comment !== role.marker) {
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
  role: MeshRole,
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
