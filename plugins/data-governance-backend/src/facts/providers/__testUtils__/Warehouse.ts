import {
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import {
  mockServices,
  ServiceFactoryTester,
} from '@backstage/backend-test-utils';
import {
  DataPlatforms,
  dataPlatformsServiceRef,
} from '@meshport/backstage-plugin-data-platform-node';
import postgresPlatforms from '@meshport/backstage-plugin-data-platform-postgres';
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

// The platforms as a backend makes them.
const platformsFactory = createServiceFactory({
  service: createServiceRef<DataPlatforms>({ id: 'platforms', scope: 'root' }),
  deps: { platforms: dataPlatformsServiceRef },
  factory: ({ platforms }) => platforms,
});

const VARIABLE = 'BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING';

/**
 * A database of its own on a real PostgreSQL, with an owner of the tables and a
 * provisioner that is no superuser, as the platform `warehouse`. All names end
 * in the same random letters.
 */
export class Warehouse {
  readonly #suffix = randomBytes(4).toString('hex');
  readonly #password = randomBytes(12).toString('hex');
  readonly #database = `warehouse_${this.#suffix}`;
  readonly #owner = `owner_${this.#suffix}`;
  readonly #provisioner = `provisioner_${this.#suffix}`;
  readonly #server: URL;
  #platforms: DataPlatforms | undefined;

  static async create(): Promise<Warehouse> {
    const address = process.env[VARIABLE];
    if (!address) {
      throw new Error(
        `Set ${VARIABLE} to the address of a PostgreSQL 18 superuser`,
      );
    }
    const warehouse = new Warehouse(new URL(address));
    await warehouse.#asSuperuser(warehouse.#server.pathname.slice(1), [
      `create database ${warehouse.#database}`,
      `create role ${warehouse.#owner} nologin`,
      `create role ${warehouse.#provisioner} login createrole password '${
        warehouse.#password
      }'`,
      `grant ${warehouse.#owner} to ${
        warehouse.#provisioner
      } with inherit true, set true`,
      `grant create on database ${warehouse.#database} to ${warehouse.#owner}`,
    ]);
    return warehouse;
  }

  private constructor(server: URL) {
    this.#server = server;
  }

  /** Runs statements as the owner of the tables. */
  async run(...statements: string[]): Promise<void> {
    await this.#asSuperuser(this.#database, [
      `set role ${this.#owner}`,
      ...statements,
    ]);
  }

  /** The configured platforms of a portal with this one. */
  async platforms(
    owners?: Record<string, string[]>,
    port = Number(this.#server.port || 5432),
  ): Promise<DataPlatforms> {
    await this.#closePlatforms();
    this.#platforms = await ServiceFactoryTester.from(platformsFactory, {
      dependencies: [
        postgresPlatforms,
        mockServices.rootConfig.factory({
          data: {
            dataPlatforms: {
              warehouse: {
                type: 'postgres',
                title: 'Warehouse',
                connection: {
                  host: this.#server.hostname,
                  port,
                  database: this.#database,
                  user: this.#provisioner,
                  password: this.#password,
                },
                ...(owners && { schemas: { owners } }),
              },
            },
          },
        }),
      ],
    }).getSubject();
    return this.#platforms;
  }

  async close(): Promise<void> {
    await this.#closePlatforms();
    await this.#asSuperuser(this.#database, [
      `drop owned by ${this.#owner} cascade`,
    ]);
    await this.#asSuperuser(this.#server.pathname.slice(1), [
      `drop database ${this.#database} with (force)`,
      // Roles that were made to measure with a reader's rights.
      `do $$ declare name text; begin
        for name in
          select quote_ident(roleid::regrole::text) from pg_auth_members
           where member = '${this.#provisioner}'::regrole and admin_option
        loop
          execute 'drop role if exists ' || name;
        end loop;
      end $$`,
      `drop role ${this.#provisioner}, ${this.#owner}`,
    ]);
  }

  async #closePlatforms(): Promise<void> {
    await Promise.all(
      (this.#platforms?.list() ?? []).map(platform => platform.close()),
    );
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
}
