import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { LOOPBACK } from '../settings';
import { Account, chooseAccount } from './account';
import { locateBinaries, PostgresBinaries } from './binaries';
import { explainServerLog } from './explainServerLog';
import { findLeftover } from './leftover';
import { PostgresServer } from './PostgresServer';
import { createRunner, Runner } from './runAs';

const SUPERUSER = 'postgres';

/** What an embedded server needs to know. */
export type EmbeddedPostgresOptions = {
  /** Folder of this server: its cluster and its log. */
  folder: string;
  /** Folder of the portal's data, for messages. */
  dataFolder: string;
  port: number;
  password: string;
  /** False for a throw-away server, which need not survive a power cut. */
  durable: boolean;
};

/**
 * A PostgreSQL 18 whose programs npm brought. The server outlives a signal to
 * this process's group, so that it stops last, after those who use it.
 */
export class EmbeddedPostgres {
  readonly #options: EmbeddedPostgresOptions;
  readonly #binaries: PostgresBinaries;
  readonly #account: Account | undefined;
  readonly #run: Runner;

  /**
   * Prepares a server and ends what an earlier start left behind.
   *
   * @throws StartError when this machine cannot run PostgreSQL
   */
  static async prepare(
    options: EmbeddedPostgresOptions,
  ): Promise<EmbeddedPostgres> {
    const binaries = await locateBinaries();
    await fs.mkdir(options.folder, { recursive: true });
    const account = await chooseAccount(options.folder);
    if (account) {
      await fs.chown(options.folder, account.uid, account.gid);
    }
    const run = await createRunner(account, [
      binaries.postgres,
      options.folder,
    ]);
    const server = new EmbeddedPostgres(options, binaries, account, run);
    await server.#endLeftover();
    return server;
  }

  private constructor(
    options: EmbeddedPostgresOptions,
    binaries: PostgresBinaries,
    account: Account | undefined,
    run: Runner,
  ) {
    this.#options = options;
    this.#binaries = binaries;
    this.#account = account;
    this.#run = run;
  }

  /** Whether there is a finished cluster already. */
  async hasCluster(): Promise<boolean> {
    return fs.stat(this.#cluster).then(
      () => true,
      () => false,
    );
  }

  /**
   * Makes the cluster if there is none, and starts the server.
   *
   * @returns the running server
   * @throws StartError with the reason when it does not start
   */
  async start(): Promise<PostgresServer> {
    if (!(await this.hasCluster())) {
      await this.#initialise();
    }
    await fs.rm(this.#logFile, { force: true });
    const { pg_ctl } = this.#binaries;
    const { code, output } = await this.#run(pg_ctl, [
      'start',
      '--wait',
      '--timeout=120',
      `--pgdata=${this.#cluster}`,
      `--log=${this.#logFile}`,
      `--options=${this.#flags()}`,
    ]);
    if (code !== 0) {
      const log = await fs.readFile(this.#logFile, 'utf8').catch(() => '');
      throw this.#explain(`${output}\n${log}`);
    }
    return {
      host: LOOPBACK,
      port: this.#options.port,
      user: SUPERUSER,
      password: this.#options.password,
      stop: () => this.#stop(),
    };
  }

  get #cluster(): string {
    return path.join(this.#options.folder, 'data');
  }

  get #logFile(): string {
    return path.join(this.#options.folder, 'server.log');
  }

  /**
   * A cluster is made beside its place and moved there when it is whole, so
   * that an interrupted start leaves nothing that looks like one.
   */
  async #initialise(): Promise<void> {
    const draft = `${this.#cluster}.new`;
    await fs.rm(draft, { recursive: true, force: true });
    const passwordFile = path.join(this.#options.folder, 'password.new');
    await fs.rm(passwordFile, { force: true });
    await fs.writeFile(passwordFile, this.#options.password, { mode: 0o600 });
    if (this.#account) {
      await fs.chown(passwordFile, this.#account.uid, this.#account.gid);
    }
    const { code, output } = await this.#run(this.#binaries.initdb, [
      `--pgdata=${draft}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      ...(this.#options.durable ? [] : ['--no-sync']),
    ]).finally(() => fs.rm(passwordFile, { force: true }));
    if (code !== 0) {
      await fs.rm(draft, { recursive: true, force: true });
      throw this.#explain(output);
    }
    await fs.rename(draft, this.#cluster);
  }

  #flags(): string {
    const settings = {
      listen_addresses: LOOPBACK,
      // A socket file would need a folder with a short name.
      unix_socket_directories: os.platform() === 'win32' ? undefined : "''",
      max_connections: 200,
      timezone: 'UTC',
      log_timezone: 'UTC',
      // Nothing replicates from here; loading then writes each row once.
      wal_level: 'minimal',
      max_wal_senders: 0,
      ...(this.#options.durable
        ? {}
        : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
    };
    return [
      `-p ${this.#options.port}`,
      ...Object.entries(settings)
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => `-c ${name}=${value}`),
    ].join(' ');
  }

  async #endLeftover(): Promise<void> {
    const leftover = await findLeftover(this.#cluster);
    if (leftover === 'running') {
      await this.#stop();
    } else if (leftover === 'stale') {
      await fs.rm(path.join(this.#cluster, 'postmaster.pid'), { force: true });
    }
  }

  async #stop(): Promise<void> {
    const stop = (mode: string) =>
      this.#run(this.#binaries.pg_ctl, [
        'stop',
        '--wait',
        '--timeout=20',
        `--mode=${mode}`,
        `--pgdata=${this.#cluster}`,
      ]);
    if ((await findLeftover(this.#cluster)) !== 'running') {
      return;
    }
    const { code } = await stop('fast');
    if (code !== 0) {
      await stop('immediate');
    }
  }

  #explain(log: string): Error {
    const { dataFolder, port } = this.#options;
    return explainServerLog(log, { dataFolder, port, logFile: this.#logFile });
  }
}
