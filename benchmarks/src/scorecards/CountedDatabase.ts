import { TestPostgres } from 'dev-services';
import createKnex, { Knex } from 'knex';
import { Client } from 'pg';

/**
 * A new database for one side, which counts the statements it is sent.
 */
export class CountedDatabase {
  readonly knex: Knex;
  #statements = 0;

  static async create(
    postgres: TestPostgres,
    name: string,
  ): Promise<CountedDatabase> {
    const { host, port, user, password } = postgres;
    const client = new Client({ host, port, user, password });
    await client.connect();
    await client.query(`create database ${client.escapeIdentifier(name)}`);
    await client.end();
    return new CountedDatabase(postgres, name);
  }

  private constructor(postgres: TestPostgres, database: string) {
    const { host, port, user, password } = postgres;
    this.knex = createKnex({
      client: 'pg',
      connection: { host, port, user, password, database },
      pool: { min: 0, max: 10 },
    });
    this.knex.on('query', () => {
      this.#statements++;
    });
  }

  get statements(): number {
    return this.#statements;
  }

  /** Bytes of all tables of the sides, with their indexes. */
  async size(): Promise<number> {
    const { rows } = await this.knex.raw(
      "select sum(pg_total_relation_size(c.oid)) as bytes from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'",
    );
    return Number(rows[0].bytes);
  }

  async close(): Promise<void> {
    await this.knex.destroy();
  }
}
