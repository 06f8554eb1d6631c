import crypto from 'node:crypto';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '../settings';
import { EmbeddedPostgres } from './EmbeddedPostgres';
import { PostgresServer } from './PostgresServer';

/**
 * A throw-away PostgreSQL.
 *
 * @public
 */
export type TestPostgres = PostgresServer & {
  /** Address of its superuser, as drivers take it. */
  connectionString: string;
  /** Ends all sessions and starts it again, with its data. */
  restart(): Promise<void>;
};

/**
 * Starts an empty PostgreSQL on a free port. Its data is removed when it stops.
 *
 * @param options - `durable`: commits wait for the disk, as in production; not
 * by default, because tests have nothing to lose
 * @public
 */
export async function startTestPostgres(
  options: { durable?: boolean } = {},
): Promise<TestPostgres> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'meshport-test-'));
  const remove = () => fs.rm(folder, { recursive: true, force: true });
  try {
    const postgres = await EmbeddedPostgres.prepare({
      folder,
      dataFolder: folder,
      port: await freePort(),
      password: crypto.randomBytes(24).toString('base64url'),
      durable: options.durable ?? false,
    });
    const server = await postgres.start();
    const { host, port, user, password } = server;
    return {
      ...server,
      connectionString: `postgresql://${user}:${password}@${host}:${port}/postgres`,
      restart: async () => {
        await server.stop();
        await postgres.start();
      },
      stop: async () => {
        await server.stop();
        await remove();
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
}
