import { Client } from 'pg';

/**
 * A running PostgreSQL and the account that administers it.
 *
 * @public
 */
export type PostgresServer = {
  host: string;
  port: number;
  /** May create databases and roles. */
  user: string;
  password: string;
  /** Stops the server when this process started it; else does nothing. */
  stop(): Promise<void>;
};

/**
 * Runs something with a connection and closes it afterwards.
 *
 * @param server - the server
 * @param database - name of the database to connect to
 * @param run - what to do with the connection
 * @returns what `run` returns
 */
export async function withClient<T>(
  server: Omit<PostgresServer, 'stop'>,
  database: string,
  run: (client: Client) => Promise<T>,
): Promise<T> {
  const { host, port, user, password } = server;
  const client = new Client({
    host,
    port,
    user,
    password,
    database,
    application_name: 'meshport development services',
  });
  // A connection that breaks while idle must not end the process: the next
  // query reports it.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end();
  }
}
