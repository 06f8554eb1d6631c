import { Client } from 'pg';
import { Secrets } from '../secrets';

/** Owns the schemas and tables of the warehouse; nobody logs in as it. */
export const WAREHOUSE_OWNER = 'warehouse_owner';
/** The role the portal provisions the warehouse with. */
export const PROVISIONER = 'meshport_provisioner';
/** The role that owns the portal's own databases. */
export const PORTAL = 'meshport_portal';

/**
 * Makes the roles of the portal, the provisioner and the personas, or gives
 * them their passwords anew.
 *
 * @param client - connection of an administrator
 */
export async function ensureRoles(
  client: Client,
  secrets: Secrets,
): Promise<void> {
  await ensureRole(client, WAREHOUSE_OWNER, 'NOLOGIN');
  await ensureRole(client, PORTAL, 'LOGIN CREATEDB', secrets.portal);
  await ensureRole(
    client,
    PROVISIONER,
    'LOGIN CREATEROLE',
    secrets.provisioner,
  );
  const readers = { ...secrets.personas, ...secrets.serviceAccounts };
  for (const [name, password] of Object.entries(readers)) {
    await ensureRole(client, name, 'LOGIN', password);
  }
  for (const member of [PROVISIONER, 'CURRENT_USER']) {
    await client.query(
      `GRANT ${WAREHOUSE_OWNER} TO ${member} WITH INHERIT TRUE, SET TRUE`,
    );
  }
}

async function ensureRole(
  client: Client,
  name: string,
  attributes: string,
  password?: string,
): Promise<void> {
  const { rowCount } = await client.query(
    'SELECT FROM pg_roles WHERE rolname = $1',
    [name],
  );
  const verb = rowCount ? 'ALTER' : 'CREATE';
  const secret = password ? `PASSWORD ${client.escapeLiteral(password)}` : '';
  await client.query(
    `${verb} ROLE ${client.escapeIdentifier(name)} ${attributes} ${secret}`,
  );
}
