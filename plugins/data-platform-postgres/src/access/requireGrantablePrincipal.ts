import { ConflictError, NotFoundError } from '@backstage/errors';
import { Query } from '../engine/PostgresEngine';
import { isReaderRole } from './ReaderRole';

interface PrincipalRow {
  login: boolean;
  superuser: boolean;
  replication: boolean;
  self: boolean;
  comment: string | null;
}

/**
 * Makes sure that a role is one that rights may be given to.
 *
 * @throws `NotFoundError` when there is no such role, `ConflictError` when it
 * is not an ordinary login role
 * @internal
 */
export async function requireGrantablePrincipal(
  query: Query,
  name: string,
): Promise<void> {
  const [role] = await query<PrincipalRow>(
    `SELECT r.rolcanlogin AS login, r.rolsuper AS superuser,
            r.rolreplication AS replication, r.rolname = current_user AS self,
            shobj_description(r.oid, 'pg_authid') AS comment
       FROM pg_catalog.pg_roles r
      WHERE r.rolname = $1`,
    [name],
  );
  if (!role) {
    throw new NotFoundError(`There is no role '${name}' in the database`);
  }
  const reason = refusal(name, role);
  if (reason) {
    throw new ConflictError(
      `The role '${name}' cannot be given a right: ${reason}`,
    );
  }
}

function refusal(name: string, role: PrincipalRow): string | undefined {
  if (name.startsWith('pg_')) {
    return `it belongs to PostgreSQL`;
  }
  if (role.self) {
    return `it is Meshport's own provisioner`;
  }
  if (isReaderRole({ name, comment: role.comment })) {
    return 'it is a reader role of Meshport';
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
