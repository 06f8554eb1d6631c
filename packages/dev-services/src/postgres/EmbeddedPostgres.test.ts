import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '../settings';
import { EmbeddedPostgres, EmbeddedPostgresOptions } from './EmbeddedPostgres';
import { PostgresServer, withClient } from './PostgresServer';

describe('EmbeddedPostgres', () => {
  let dataFolder: string;
  let options: EmbeddedPostgresOptions;
  const running: PostgresServer[] = [];

  beforeEach(async () => {
    dataFolder = await fs.mkdtemp(path.join(os.tmpdir(), 'meshport-pg-'));
    await fs.chmod(dataFolder, 0o755);
    options = {
      folder: path.join(dataFolder, 'postgres'),
      dataFolder,
      port: await freePort(),
      password: 'a-password',
      durable: false,
    };
  });

  afterEach(async () => {
    for (const server of running.splice(0)) {
      await server.stop();
    }
    await fs.rm(dataFolder, { recursive: true });
  });

  async function start(): Promise<PostgresServer> {
    const server = await (await EmbeddedPostgres.prepare(options)).start();
    running.push(server);
    return server;
  }

  async function query(server: PostgresServer, sql: string) {
    return withClient(server, 'postgres', async client => {
      const { rows } = await client.query(sql);
      return rows;
    });
  }

  it('keeps its data and asks for the password', async () => {
    const first = await start();
    await query(first, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await expect(
      query({ ...first, password: 'another' }, 'SELECT 1'),
    ).rejects.toThrow('password authentication failed');
    await first.stop();
    await expect(query(first, 'SELECT 1')).rejects.toThrow('ECONNREFUSED');

    const second = await start();
    expect(await query(second, 'TABLE kept')).toEqual([{ answer: 42 }]);
  }, 60_000);

  it('begins anew where an initdb was interrupted', async () => {
    const draft = path.join(options.folder, 'data.new');
    await fs.mkdir(draft, { recursive: true });
    await fs.writeFile(path.join(draft, 'PG_VERSION'), '18\n');
    expect(await query(await start(), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  }, 60_000);

  it('ends the server of a start that was killed, and takes over its data', async () => {
    const first = await start();
    await query(first, 'CREATE TABLE kept AS SELECT 42 AS answer');
    // Nobody stops the first one; it still holds the port and the data.
    expect(await query(await start(), 'TABLE kept')).toEqual([{ answer: 42 }]);
  }, 60_000);

  it('does not mistake another program for its server', async () => {
    const first = await start();
    await first.stop();
    const pidFile = path.join(options.folder, 'data', 'postmaster.pid');
    await fs.writeFile(pidFile, `${process.pid}\n${options.folder}/data\n`);
    expect(await query(await start(), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  }, 60_000);

  it('says that its port is taken', async () => {
    await start();
    const other = await EmbeddedPostgres.prepare({
      ...options,
      folder: path.join(dataFolder, 'other'),
    });
    await expect(other.start()).rejects.toThrow(
      `Port ${options.port}, meant for PostgreSQL, is already in use.`,
    );
  }, 60_000);
});
