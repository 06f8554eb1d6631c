import { escapeIdentifier } from 'pg';
import { Query } from '../../engine/PostgresEngine';

/**
 * A role and a principal who is, or is to be, a member of it.
 * @internal
 */
export interface Pair {
  role: string;
  principal: string;
}

interface Given extends Pair {
  /** Given by the provisioner, with just the options it gives. */
  right: boolean;
  /** `GRANTED BY …`, where PostgreSQL knows it. */
  clause: string;
  /** The provisioner has the rights of who gave it. */
  endable: boolean;
}

/**
 * Makes principals members of roles with the options they should have, where
 * they are not already. One statement for each role.
 * @internal
 */
export async function grantMemberships(
  query: Query,
  pairs: readonly Pair[],
): Promise<void> {
  const given = await readGiven(query, pairs);
  const right = new Set(given.filter(g => g.right).map(keyOf));
  const missing = pairs.filter(pair => !right.has(keyOf(pair)));
  if (missing.length === 0) {
    return;
  }
  const options = (await hasOptions(query))
    ? ' WITH INHERIT TRUE, SET FALSE, ADMIN FALSE'
    : '';
  for (const [role, members] of byKey(missing, pair => pair.role)) {
    await query(
      `GRANT ${escapeIdentifier(role)} TO ${namesOf(members)}${options}`,
    );
  }
}

/**
 * Ends principals' memberships: Meshport's own, and those of grantors whose
 * rights the provisioner has. What remains shows in the findings.
 * @internal
 */
export async function revokeMemberships(
  query: Query,
  pairs: readonly Pair[],
): Promise<void> {
  if (pairs.length === 0) {
    return;
  }
  const endable = (await readGiven(query, pairs)).filter(g => g.endable);
  const groups = byKey(endable, g => JSON.stringify([g.role, g.clause]));
  for (const members of groups.values()) {
    const [{ role, clause }] = members;
    await query(
      `REVOKE ${escapeIdentifier(role)} FROM ${namesOf(members)}${clause}`,
    );
  }
}

async function hasOptions(query: Query): Promise<boolean> {
  const [server] = await query<{ version: number }>(
    `SELECT current_setting('server_version_num')::int AS version`,
  );
  return server.version >= 160000;
}

// Since PostgreSQL 16 a plain REVOKE ends only the provisioner's own grant.
function readGiven(query: Query, pairs: readonly Pair[]): Promise<Given[]> {
  return query<Given & { [field: string]: unknown }>(
    `SELECT r.rolname AS role, p.rolname AS principal,
            CASE WHEN v.server >= 160000
                 THEN m.grantor = current_user::regrole AND NOT m.admin_option
                      AND (to_jsonb(m)->>'inherit_option')::boolean
                      AND NOT (to_jsonb(m)->>'set_option')::boolean
                 ELSE NOT m.admin_option END AS right,
            CASE WHEN v.server >= 160000
                 THEN ' GRANTED BY ' || quote_ident(pg_get_userbyid(m.grantor))
                 ELSE '' END AS clause,
            v.server < 160000 OR pg_has_role(m.grantor, 'USAGE') AS endable
       FROM unnest($1::text[], $2::text[]) AS i(role, principal)
      CROSS JOIN (SELECT current_setting('server_version_num')::int AS server) v
       JOIN pg_catalog.pg_roles r ON r.rolname = i.role
       JOIN pg_catalog.pg_roles p ON p.rolname = i.principal
       JOIN pg_catalog.pg_auth_members m ON m.roleid = r.oid AND m.member = p.oid`,
    [pairs.map(({ role }) => role), pairs.map(({ principal }) => principal)],
  );
}

function byKey<T>(
  values: readonly T[],
  toKey: (value: T) => string,
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const key = toKey(value);
    const group = groups.get(key);
    if (group) {
      group.push(value);
    } else {
      groups.set(key, [value]);
    }
  }
  return groups;
}

function keyOf({ role, principal }: Pair): string {
  return JSON.stringify([role, principal]);
}

function namesOf(pairs: readonly Pair[]): string {
  return [...new Set(pairs.map(({ principal }) => principal))]
    .map(name => escapeIdentifier(name))
    .join(', ');
}
