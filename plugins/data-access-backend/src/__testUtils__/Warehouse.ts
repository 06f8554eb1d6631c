import { randomBytes } from 'node:crypto';
import { JsonObject } from '@backstage/types';
import { Client, DatabaseError } from 'pg';

const VARIABLE = 'BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING';

/**
 * A database of its own on a real PostgreSQL: an owner of the table
 * `flights.flights`, a provisioner that is no superuser, a consumer without
 * rights. All names end in the same random letters.
 */
export class Warehouse {
  readonly suffix = randomBytes(4).toString('hex');
  readonly platformId = `warehouse-${this.suffix}`;
  readonly consumer = `chen_${this.suffix}`;
  readonly database = `warehouse_${this.suffix}`;
  readonly #consumers = [this.consumer];
  readonly #owner = `owner_${this.suffix}`;
  readonly #provisioner = `provisioner_${this.suffix}`;
  readonly #password = randomBytes(12).toString('hex');
  readonly #server: URL;

  /** @param address - of a superuser; that of the tests when absent */
  static async create(address = process.env[VARIABLE]): Promise<Warehouse> {
    if (!address) {
      throw new Error(
        `Set ${VARIABLE} to the address of a PostgreSQL 18 superuser`,
      );
    }
    const warehouse = new Warehouse(new URL(address));
    await warehouse.#prepare();
    return warehouse;
  }

  private constructor(server: URL) {
    this.#server = server;
  }

  /** The section of the configuration that names this warehouse. */
  get config(): JsonObject {
    return {
      [this.platformId]: {
        type: 'postgres',
        connection: this.#connectionOf(this.#provisioner),
        schemas: {
          include: ['flights'],
          owners: { flights: ['flight-operations'] },
        },
      },
    };
  }

  /** Reads the flights as the consumer; `false` when PostgreSQL refuses. */
  async consumerReads(
    statement = 'select origin from flights.flights',
  ): Promise<boolean> {
    return this.reads(this.consumer, statement);
  }

  /** As an administrator does, behind the portal's back. */
  async byHand(...statements: string[]): Promise<void> {
    await this.#asSuperuser(this.database, statements);
  }

  /** Runs a query as a login role; `false` when PostgreSQL refuses. */
  async reads(role: string, query: string): Promise<boolean> {
    const client = new Client(this.#connectionOf(role));
    // A server that goes away is told by the query, or by the next one.
    client.on('error', () => {});
    await client.connect();
    try {
      const { rows } = await client.query(query);
      return rows.length > 0;
    } catch (error) {
      if (error instanceof DatabaseError && error.code === '42501') {
        return false;
      }
      throw error;
    } finally {
      await client.end();
    }
  }

  /**
   * Makes more login roles without rights.
   *
   * @returns their names
   */
  async addConsumers(count: number): Promise<string[]> {
    const names = Array.from(
      { length: count },
      (_, index) => `consumer_${index}_${this.suffix}`,
    );
    await this.#asSuperuser(
      this.#server.pathname.slice(1),
      names.map(
        name => `create role ${name} login password '${this.#password}'`,
      ),
    );
    this.#consumers.push(...names);
    return names;
  }

  /** Ends every session of the provisioner, whatever it is doing. */
  async endSessions(): Promise<void> {
    await this.#asSuperuser(this.#server.pathname.slice(1), [
      `select pg_terminate_backend(pid) from pg_stat_activity
        where usename = '${this.#provisioner}'`,
    ]);
  }

  /** Takes the provisioner's login away, or gives it back. */
  async setReachable(reachable: boolean): Promise<void> {
    await this.#asSuperuser(this.#server.pathname.slice(1), [
      `alter role ${this.#provisioner} ${reachable ? 'login' : 'nologin'}`,
    ]);
    await this.endSessions();
  }

  /** Ends every membership of the consumer, behind the portal's back. */
  async dropMemberships(): Promise<void> {
    await this.#asSuperuser(this.#server.pathname.slice(1), [
      `do $$ declare reader text; begin
        for reader in
          select roleid::regrole::text from pg_auth_members
           where member = '${this.consumer}'::regrole
        loop
          execute format('revoke %s from ${this.consumer} granted by ${
        this.#provisioner
      }', reader);
        end loop;
      end $$`,
    ]);
  }

  async close(): Promise<void> {
    await this.#asSuperuser(this.#server.pathname.slice(1), [
      `drop database ${this.database} with (force)`,
      `do $$ declare name text; begin
        for name in
          select quote_ident(rolname) from pg_roles
           where shobj_description(oid, 'pg_authid') like '%"${this.platformId}"%'
        loop
          execute 'drop role ' || name;
        end loop;
      end $$`,
      `drop role ${[...this.#consumers, this.#provisioner, this.#owner].join(
        ', ',
      )}`,
    ]);
  }

  async #prepare(): Promise<void> {
    await this.#asSuperuser(this.#server.pathname.slice(1), [
      `create database ${this.database}`,
      `create role ${this.#owner} nologin`,
      `create role ${this.#provisioner} login createrole password '${
        this.#password
      }'`,
      `grant ${this.#owner} to ${
        this.#provisioner
      } with inherit true, set true`,
      `grant create on database ${this.database} to ${this.#provisioner}`,
      `create role ${this.consumer} login password '${this.#password}'`,
    ]);
    await this.#asSuperuser(this.database, [
      `create schema flights authorization ${this.#owner}`,
      'create table flights.flights (origin text not null)',
      `insert into flights.flights values ('SFO'), ('JFK')`,
      `alter table flights.flights owner to ${this.#owner}`,
    ]);
  }

  async #asSuperuser(database: string, statements: string[]): Promise<void> {
    const address = new URL(this.#server);
    address.pathname = `/${database}`;
    const client = new Client({ connectionString: address.href });
    await client.connect();
    try {
      for (const statement of statements) {
        await client.query(statement);
      }
    } finally {
      await client.end();
    }
  }

  #connectionOf(user: string) {
    return {
      host: this.#server.hostname,
      port: Number(this.#server.port || 5432),
      database: this.database,
      user,
      password: this.#password,
    };
  }
}
