import { ConflictError, NotFoundError } from '@backstage/errors';
import { Query } from '../../engine/PostgresEngine';
import { isMeshRole } from '../names/PortView';

interface PrincipalRow {
  name: string;
  login: boolean;
  superuser: boolean;
  replication: boolean;
  self: boolean;
  comment: string | null;
}

/**
 * Finds out which roles rights may be given to, all in one statement.
 *
 * @returns why a role may not be given a right: `NotFoundError` when there is
 * no such role, `ConflictError` when it is not an ordinary login role
 * @internal
 */
export async function readPrincipals(
  query: Query,
  names: readonly string[],
): Promise<{ refusal(name: string): Error | undefined }> {
  const rows = await query<PrincipalRow & { [field: string]: unknown }>(
    `SELECT r.rolname AS name, r.rolcanlogin AS login, r.rolsuper AS superuser,
            r.rolreplication AS replication, r.rolname = current_user AS self,
            shobj_description(r.oid, 'pg_authid') AS comment
       FROM pg_catalog.pg_roles r
      WHERE r.rolname = ANY ($1::text[])`,
    [[...new Set(names)]],
  );
  const roles = new Map(rows.map(row => [row.name, row]));
  return {
    refusal(name) {
      const role = roles.get(name);
      if (!role) {
        return new NotFoundError(`There is no role '${name}' in the database`);
      }
      const reason = reasonOf(role);
      return reason === undefined
        ? undefined
        : new ConflictError(
            `The role '${name}' cannot be given a right: ${reason}`,
          );
    },
  };
}

function reasonOf(role: PrincipalRow): string | undefined {
  if (role.name.startsWith('pg_')) {
    return `it belongs to PostgreSQL`;
  }
  if (role.self) {
    return `it is Meshport's own provisioner`;
  }
  if (isMeshRole(role)) {
    return 'it is a role by which Meshport lets others read';
  }
  if (role.superuser) {
    return 'it is a superuser and reads everything already';
  }
  if (role.replication) {
    return 'it may replicate, and so read everything already';
  }
  if (!role.login) {
    return 'it cannot log in, and so may stand for any number of people';
  }
  return undefined;
}
