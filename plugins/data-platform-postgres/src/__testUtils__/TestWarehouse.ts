import { randomBytes } from 'node:crypto';
import { mockServices } from '@backstage/backend-test-utils';
import { AccessItem } from '@meshport/backstage-plugin-data-platform-node';
import { Client, DatabaseError, escapeIdentifier, escapeLiteral } from 'pg';
import { PostgresDataPlatform } from '../PostgresDataPlatform';
import { PostgresSettings } from '../readPostgresConfig';

const VARIABLE = 'BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING';

/**
 * A database of its own on a real server, with an owner, a provisioner that is
 * no superuser, and login roles. All names end in the same random letters.
 */
export class TestWarehouse {
  readonly suffix = randomBytes(4).toString('hex');
  readonly password = randomBytes(12).toString('hex');
  readonly platformId = `warehouse-${this.suffix}`;
  readonly database = `warehouse_${this.suffix}`;
  readonly owner = `owner_${this.suffix}`;
  readonly provisioner = `provisioner_${this.suffix}`;
  readonly #server: URL;
  readonly #roles: string[] = [];
  readonly #platforms: PostgresDataPlatform[] = [];
  #superuser: Client | undefined;

  static async create(): Promise<TestWarehouse> {
    const warehouse = new TestWarehouse(readServer());
    await warehouse.#prepare();
    return warehouse;
  }

  private constructor(server: URL) {
    this.#server = server;
  }

  /** Runs statements as superuser, in the warehouse. */
  async run(statement: string, parameters?: unknown[]) {
    return (await this.#superuser!.query(statement, parameters)).rows;
  }

  /** Makes a role, an ordinary login role by default. */
  async createConsumer(name: string, options = 'LOGIN'): Promise<string> {
    const role = `${name}_${this.suffix}`;
    this.#roles.push(role);
    await this.run(
      `CREATE ROLE ${escapeIdentifier(role)} PASSWORD ${escapeLiteral(
        this.password,
      )} ${options}`,
    );
    return role;
  }

  /** An adapter on this warehouse, connected as the provisioner. */
  platform(settings?: Partial<PostgresSettings>): PostgresDataPlatform {
    const platform = new PostgresDataPlatform({
      id: this.platformId,
      title: 'Warehouse',
      logger: mockServices.logger.mock(),
      settings: this.settings(settings),
    });
    this.#platforms.push(platform);
    return platform;
  }

  /** Settings of an adapter on this warehouse. */
  settings(settings?: Partial<PostgresSettings>): PostgresSettings {
    return {
      connection: { ...this.connectionOf(this.provisioner) },
      public: { host: 'db.example.com', port: 5432 },
      poolSize: 5,
      connectionTimeout: 10_000,
      statementTimeout: 30_000,
      lockTimeout: 10_000,
      schemas: { include: ['*'], exclude: ['meshport_internal'] },
      terminateSessions: false,
      access: { schema: 'meshport', proofTimeout: 10_000 },
      administrators: [],
      measurement: { concurrency: 2, statementTimeout: 30_000 },
      ...settings,
    };
  }

  /** An adapter for an address where nothing answers. */
  unreachable(): PostgresDataPlatform {
    return this.platform({
      connection: {
        ...this.connectionOf(this.provisioner),
        host: '127.0.0.1',
        port: 1,
      },
    });
  }

  /** Settings of a connection as one of the roles. */
  connectionOf(role: string) {
    return {
      host: this.#server.hostname,
      port: Number(this.#server.port || 5432),
      database: this.database,
      user: role,
      password: this.password,
    };
  }

  /** A connection as one of the roles. The caller ends it. */
  async connect(role: string): Promise<Client> {
    const client = new Client(this.connectionOf(role));
    await client.connect();
    return client;
  }

  /** Whether the server lets the role read the table itself. */
  async readTableAs(
    role: string,
    location: Record<string, string>,
  ): Promise<boolean> {
    const rows = await this.#readAs(
      role,
      `SELECT * FROM ${tableName(location)} LIMIT 1`,
    );
    return rows !== undefined;
  }

  /**
   * Reads as the principal, from where the adapter tells them to; undefined
   * when the server refuses, or there is nothing.
   */
  async readAs(item: AccessItem) {
    const { statement } = this.#platforms[0].access.connection(item);
    return this.#readAs(item.principal, statement!);
  }

  async #readAs(role: string, statement: string) {
    const client = await this.connect(role);
    try {
      const { rows } = await client.query<Record<string, string | null>>({
        text: statement,
        types: { getTypeParser: () => String },
      });
      return rows;
    } catch (error) {
      const refused = ['42501', '42P01', '3F000'];
      if (error instanceof DatabaseError && refused.includes(error.code!)) {
        return undefined;
      }
      throw error;
    } finally {
      await client.end();
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#platforms.map(platform => platform.close()));
    await this.#superuser?.end();
    const server = await this.#connectToServer();
    try {
      await server.query(
        `DROP DATABASE IF EXISTS ${this.database} WITH (FORCE)`,
      );
      const { rows } = await server.query(
        `SELECT rolname AS name FROM pg_roles
          WHERE shobj_description(oid, 'pg_authid') LIKE '%' || $1 || '%'`,
        [`"${this.platformId}"`],
      );
      const readers = rows.map(row => row.name);
      for (const role of [
        ...readers,
        ...this.#roles,
        this.provisioner,
        this.owner,
      ]) {
        await server.query(`DROP ROLE IF EXISTS ${escapeIdentifier(role)}`);
      }
    } finally {
      await server.end();
    }
  }

  async #prepare(): Promise<void> {
    const server = await this.#connectToServer();
    try {
      await server.query(`CREATE DATABASE ${this.database}`);
      await server.query(`CREATE ROLE ${this.owner} NOLOGIN`);
      await server.query(
        `CREATE ROLE ${this.provisioner} LOGIN CREATEROLE PASSWORD '${this.password}'`,
      );
      await server.query(`GRANT ${this.owner} TO ${this.provisioner}`);
      await server.query(
        `GRANT CREATE ON DATABASE ${this.database} TO ${this.provisioner}`,
      );
    } finally {
      await server.end();
    }
    const { user, password, ...address } = this.connectionOf('');
    this.#superuser = new Client({
      ...address,
      user: decodeURIComponent(this.#server.username),
      password: decodeURIComponent(this.#server.password),
    });
    await this.#superuser.connect();
  }

  async #connectToServer(): Promise<Client> {
    const client = new Client({ connectionString: this.#server.href });
    await client.connect();
    return client;
  }
}

export function tableName(location: Record<string, string>): string {
  return `${escapeIdentifier(location.schema)}.${escapeIdentifier(
    location.table,
  )}`;
}

// These tests are the proof of the adapter: without a server they fail.
function readServer(): URL {
  const value = process.env[VARIABLE];
  if (!value) {
    throw new Error(
      `Set ${VARIABLE} to the address of a PostgreSQL 18 superuser, e.g. postgresql://postgres:secret@127.0.0.1:5432/postgres`,
    );
  }
  return new URL(value);
}
