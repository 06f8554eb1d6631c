import { InputError } from '@backstage/errors';
import { escapeIdentifier } from 'pg';
import { MeshRole } from '../../access/names/meshRole';
import { findSurplusRights } from '../../access/surplusRights';
import { PostgresEngine, Query } from '../../engine/PostgresEngine';
import { FoundTable, getTable } from '../../tables/describeTable';
import { SchemaFilter } from '../../tables/SchemaFilter';
import { TableLocation } from '../../tables/TableLocation';
import { ensureReaderRole } from './ensureReaderRole';

/** The reader role as it is before a measurement. */
interface ReaderState {
  ours: boolean;
  /** Reads the table, and nothing else. */
  right: boolean;
  /** Somebody reads by it. */
  inUse: boolean;
  /** The provisioner may `SET ROLE` to it. */
  settable: boolean;
}

/**
 * Makes sure that queries can run with the rights of a reader of the port. The
 * reader role is made when nobody was given access yet, which gives no one a
 * right; a role by which somebody reads is used as it is, and never changed.
 *
 * @param engine - that of changes of rights
 * @throws `InputError` when the role is not what it should be, `NotFoundError`
 * when there is no table, `ConflictError` when the provisioner lacks a right
 * @internal
 */
export async function prepareReader(
  engine: PostgresEngine,
  schemas: SchemaFilter,
  role: MeshRole,
  location: TableLocation,
): Promise<void> {
  const before = await engine.read(async query =>
    readState(query, role, await getTable(query, schemas, location)),
  );
  if (isReady(before)) {
    return;
  }
  await engine.change(async query => {
    const table = await getTable(query, schemas, location);
    const state = await readState(query, role, table);
    if (state.inUse && !state.right) {
      throw new InputError(
        `The role ${role.name}, by which the port is read, has other rights than to read ${location.schema}.${location.table}; grant or repair an access to the port`,
      );
    }
    if (!state.right) {
      await ensureReaderRole(query, role, location, table);
    }
    if (!state.settable) {
      await letProvisionerSet(query, role);
    }
    if (!isReady(await readState(query, role, table))) {
      throw new InputError(
        `The role ${role.name}, by which the port is read, has rights that Meshport did not give; take them away`,
      );
    }
  });
}

function isReady({ ours, right, settable }: ReaderState): boolean {
  return ours && right && settable;
}

async function readState(
  query: Query,
  role: MeshRole,
  table: FoundTable,
): Promise<ReaderState> {
  const [found] = await query<{
    comment: string | null;
    reads: boolean;
    memberOfOthers: boolean;
    inUse: boolean;
    settable: boolean;
  }>(
    `SELECT shobj_description(r.oid, 'pg_authid') AS comment,
            has_schema_privilege(r.oid, $3::oid, 'USAGE')
              AND has_table_privilege(r.oid, $2::oid, 'SELECT') AS reads,
            EXISTS (SELECT FROM pg_catalog.pg_auth_members m
                     WHERE m.member = r.oid) AS "memberOfOthers",
            EXISTS (SELECT FROM pg_catalog.pg_auth_members m
                      JOIN pg_catalog.pg_roles member ON member.oid = m.member
                     WHERE m.roleid = r.oid
                       AND member.rolname <> current_user) AS "inUse",
            pg_has_role(r.oid, CASE
              WHEN current_setting('server_version_num')::int >= 160000
              THEN 'SET' ELSE 'MEMBER' END) AS settable
       FROM pg_catalog.pg_roles r
      WHERE r.rolname = $1`,
    [role.name, table.oid, table.schemaOid],
  );
  if (!found) {
    return {
      ours: false,
      right: false,
      inUse: false,
      settable: false,
    };
  }
  const surplus = await findSurplusRights(query, role.name, table);
  return {
    ours: found.comment === role.marker,
    right: found.reads && !found.memberOfOthers && surplus.length === 0,
    inUse: found.inUse,
    settable: found.settable,
  };
}

// The provisioner does not inherit it: its own rights stay as they are.
async function letProvisionerSet(query: Query, role: MeshRole): Promise<void> {
  const [{ version }] = await query<{ version: number }>(
    `SELECT current_setting('server_version_num')::int AS version`,
  );
  const options =
    version >= 160000 ? ' WITH INHERIT FALSE, SET TRUE, ADMIN FALSE' : '';
  await query(`GRANT ${escapeIdentifier(role.name)} TO CURRENT_USER${options}`);
}
