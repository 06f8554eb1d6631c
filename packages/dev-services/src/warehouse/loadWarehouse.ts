import fs from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { PostgresServer, withClient } from '../postgres';
import { Secrets } from '../secrets';
import { ensureRoles, PROVISIONER, WAREHOUSE_OWNER } from './roles';
import { CopyChunks } from './sources';
import { WarehouseTable, warehouseTables } from './tables';

/** Name of the database of the example warehouse. */
export const WAREHOUSE = 'warehouse';

/** What loading tells about its progress. */
export type LoadProgress = (status: {
  table: string;
  rows: number;
  expectedRows?: number;
  done: boolean;
}) => void;

/**
 * Makes the warehouse and loads what it does not hold yet. Each table is
 * loaded in one transaction, so an interrupted start goes on with the table it
 * was at.
 *
 * @param options - `sqlFolder` holds the SQL of the tables; `tables` and
 * `database` are for tests
 */
export async function loadWarehouse(options: {
  server: PostgresServer;
  secrets: Secrets;
  sqlFolder: string;
  onProgress: LoadProgress;
  tables?: readonly WarehouseTable[];
  database?: string;
}): Promise<void> {
  const { server, secrets, sqlFolder, onProgress } = options;
  const tables = options.tables ?? warehouseTables;
  const database = options.database ?? WAREHOUSE;
  await withClient(server, 'postgres', async client => {
    await ensureRoles(client, secrets);
    await ensureDatabase(client, database, [
      ...Object.keys(secrets.personas),
      ...Object.keys(secrets.serviceAccounts),
    ]);
  });
  await withClient(server, database, async client => {
    await prepareDatabase(client, sqlFolder);
    for (const table of tables) {
      await loadTable(client, table, sqlFolder, onProgress);
    }
  });
}

async function ensureDatabase(
  client: Client,
  database: string,
  personaNames: string[],
): Promise<void> {
  const name = client.escapeIdentifier(database);
  const { rowCount } = await client.query(
    'SELECT FROM pg_database WHERE datname = $1',
    [database],
  );
  if (!rowCount) {
    await client.query(`CREATE DATABASE ${name} OWNER ${WAREHOUSE_OWNER}`);
  }
  const guests = [PROVISIONER, ...personaNames]
    .map(guest => client.escapeIdentifier(guest))
    .join(', ');
  await client.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`);
  await client.query(`GRANT CONNECT ON DATABASE ${name} TO ${guests}`);
}

async function prepareDatabase(
  client: Client,
  sqlFolder: string,
): Promise<void> {
  const schemas = await fs.readFile(
    path.join(sqlFolder, 'schemas.sql'),
    'utf8',
  );
  await inTransaction(client, async () => {
    await asOwner(client, () => client.query(schemas));
    // What is loaded is nobody's business but ours: a schema of its own, which
    // no role of the warehouse can use.
    await client.query('CREATE SCHEMA IF NOT EXISTS meshport_internal');
    await client.query(
      `CREATE TABLE IF NOT EXISTS meshport_internal.loaded_tables (
         schema_name text,
         table_name text,
         row_count bigint NOT NULL,
         loaded_at timestamptz NOT NULL DEFAULT now(),
         PRIMARY KEY (schema_name, table_name)
       )`,
    );
  });
}

async function loadTable(
  client: Client,
  table: WarehouseTable,
  sqlFolder: string,
  onProgress: LoadProgress,
): Promise<void> {
  const name = `${table.schema}.${table.table}`;
  const { rowCount: loaded } = await client.query(
    `SELECT FROM meshport_internal.loaded_tables
      WHERE schema_name = $1 AND table_name = $2`,
    [table.schema, table.table],
  );
  if (loaded) {
    return;
  }
  const sql = await fs.readFile(path.join(sqlFolder, `${name}.sql`), 'utf8');
  const { expectedRows } = table;
  const report = (rows: number, done: boolean) =>
    onProgress({ table: name, rows, expectedRows, done });

  await inTransaction(client, async () => {
    report(0, false);
    await asOwner(client, async () => {
      await client.query(sql);
      if (table.read) {
        await copyInto(client, name, table.read(), rows => report(rows, false));
      }
    });
    const { rows } = await client.query(
      `INSERT INTO meshport_internal.loaded_tables
       SELECT $1, $2, count(*) FROM ${name} RETURNING row_count`,
      [table.schema, table.table],
    );
    report(Number(rows[0].row_count), true);
  });
  await client.query(`ANALYZE ${name}`);
}

async function copyInto(
  client: Client,
  name: string,
  chunks: CopyChunks,
  onRows: (rows: number) => void,
): Promise<void> {
  async function* texts() {
    let total = 0;
    for await (const { text, rows } of chunks) {
      yield text;
      total += rows;
      onRows(total);
    }
  }
  await pipeline(
    Readable.from(texts()),
    client.query(copyFrom(`COPY ${name} FROM STDIN`)),
  );
}

async function asOwner(
  client: Client,
  run: () => Promise<unknown>,
): Promise<void> {
  await client.query(`SET LOCAL ROLE ${WAREHOUSE_OWNER}`);
  await run();
  await client.query('RESET ROLE');
}

async function inTransaction(
  client: Client,
  run: () => Promise<void>,
): Promise<void> {
  await client.query('BEGIN');
  try {
    await run();
    await client.query('COMMIT');
  } catch (error) {
    // The connection may be gone; the first failure is the one to report.
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}
