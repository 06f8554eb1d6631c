import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { Client } from 'pg';
import { PostgresSettings } from '../readPostgresConfig';

/**
 * Ends a session of the portal, and what runs in it, over a connection of its
 * own, since those of the pool may all be busy. To cancel the statement instead
 * could come too early for it, and would then be forgotten. Never throws: what
 * goes on nevertheless ends by its timeout.
 *
 * @param pid - of the server's process
 * @internal
 */
export async function endSession(
  pid: number,
  settings: PostgresSettings,
  logger: LoggerService,
): Promise<void> {
  const client = new Client({
    ...settings.connection,
    connectionTimeoutMillis: settings.connectionTimeout,
    query_timeout: settings.connectionTimeout,
    application_name: 'meshport',
  });
  // Heard here so that a connection that breaks does not end the process; who
  // waits for the statement is told below.
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('SELECT pg_catalog.pg_terminate_backend($1)', [pid]);
  } catch (error) {
    logger.warn(
      `Could not end a statement that nobody waits for: ${
        toError(error).message
      }`,
    );
  } finally {
    await client.end().catch(() => {});
  }
}
