import { StartError } from '../settings';
import { PostgresServer, withClient } from './PostgresServer';

const OLDEST_VERSION = 160000;

/**
 * Takes a PostgreSQL that somebody else runs.
 *
 * @param url - address with a user who may create databases and roles
 * @throws StartError when it cannot be reached, is older than 16, or the user
 * has too few rights
 */
export async function useExternalPostgres(url: URL): Promise<PostgresServer> {
  const server = {
    host: url.hostname,
    port: Number(url.port || 5432),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    stop: async () => undefined,
  };
  const database = url.pathname.slice(1) || 'postgres';
  const { version, able } = await withClient(server, database, async client => {
    const { rows } = await client.query(
      `SELECT current_setting('server_version_num')::integer AS version,
              rolsuper OR (rolcreatedb AND rolcreaterole) AS able
         FROM pg_roles WHERE rolname = current_user`,
    );
    return rows[0];
  }).catch(error => {
    throw new StartError(
      `The PostgreSQL in MESHPORT_DATABASE_URL does not answer: ${
        error.message || error.code
      }.`,
      'Correct the address, or unset the variable to use the embedded one.',
      { cause: error },
    );
  });
  if (version < OLDEST_VERSION) {
    throw new StartError(
      `The PostgreSQL in MESHPORT_DATABASE_URL is older than 16.`,
      'Give the address of a newer one, or unset the variable to use the embedded one.',
    );
  }
  if (!able) {
    throw new StartError(
      `${server.user} may not create databases and roles.`,
      `Run ALTER ROLE "${server.user}" CREATEDB CREATEROLE, or give another user in MESHPORT_DATABASE_URL.`,
    );
  }
  return server;
}
