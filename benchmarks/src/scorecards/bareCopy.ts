import { TestPostgres } from 'dev-services';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { Client } from 'pg';
import { from } from 'pg-copy-streams';
import { elapsed } from '../harness';

/**
 * The limit: the rows of a table, copied into an empty one with the same
 * columns and indexes.
 */
class BareCopy {
  readonly #client: Client;
  readonly #rows: string;

  /** Reads the rows; the client is left open to copy with. */
  static async of(client: Client, table: string): Promise<BareCopy> {
    const { rows } = await client.query<{ columns: string }>(
      "select string_agg(format('%I', column_name), ', ' order by ordinal_position) as columns from information_schema.columns where table_name = $1",
      [table],
    );
    await client.query(
      `create table bare_copy (like ${client.escapeIdentifier(
        table,
      )} including all)`,
    );
    const lines = await client.query<{ line: string }>(
      `select concat_ws(E'\\t', ${rows[0].columns
        .split(', ')
        .map(
          column =>
            `coalesce(replace(replace(${column}::text, E'\\\\', E'\\\\\\\\'), E'\\n', E'\\\\n'), E'\\\\N')`,
        )
        .join(', ')}) as line from ${client.escapeIdentifier(table)}`,
    );
    return new BareCopy(
      client,
      lines.rows.map(({ line }) => `${line}\n`).join(''),
    );
  }

  private constructor(client: Client, rows: string) {
    this.#client = client;
    this.#rows = rows;
  }

  /** Copies all rows, in one transaction. */
  async run(): Promise<void> {
    await this.#client.query('truncate bare_copy');
    await pipeline(
      Readable.from(this.#chunks()),
      this.#client.query(from('copy bare_copy from stdin')),
    );
  }

  *#chunks(): Iterable<string> {
    const size = 64 * 1024;
    for (let start = 0; start < this.#rows.length; start += size) {
      yield this.#rows.slice(start, start + size);
    }
  }
}

/** How often the rows are copied; the fastest counts. */
export const COPIES = 3;

/**
 * The milliseconds that a bare `COPY` of the results takes.
 *
 * @param database - where the results are
 * @param rows - how many there have to be
 * @throws when there are others
 */
export async function timeOfCopy(
  { host, port, user, password }: TestPostgres,
  database: string,
  rows: number,
): Promise<number> {
  const client = new Client({ host, port, user, password, database });
  await client.connect();
  try {
    const { rows: counted } = await client.query(
      'select count(*)::integer as count from results',
    );
    if (counted[0].count !== rows) {
      throw new Error(`There are ${counted[0].count} results, not ${rows}`);
    }
    const copy = await BareCopy.of(client, 'results');
    const times: number[] = [];
    for (let round = 0; round < COPIES; round++) {
      times.push(await elapsed(() => copy.run()));
    }
    return Math.min(...times);
  } finally {
    await client.end();
  }
}
