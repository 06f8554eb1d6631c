import { LoggerService } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import { DatabaseError, Pool, PoolClient, QueryResultRow } from 'pg';
import { PostgresSettings } from '../readPostgresConfig';
import { TAKE_CHANGE_LOCK } from './changeLock';
import { mapError } from './mapError';

/**
 * Runs one statement with parameters and returns its rows.
 * @internal
 */
export type Query = <Row extends QueryResultRow>(
  statement: string,
  parameters?: unknown[],
) => Promise<Row[]>;

const ATTEMPTS = 5;

/**
 * A lazily connected pool on one database. Every method throws what
 * `DataPlatform` promises.
 * @internal
 */
export class PostgresEngine {
  readonly #platform: string;
  readonly #beginChange: string;
  readonly #pool: Pool;
  #lastChange: Promise<unknown> = Promise.resolve();
  #closed: Promise<void> | undefined;

  constructor(options: {
    platform: string;
    settings: PostgresSettings;
    logger: LoggerService;
  }) {
    const { settings } = options;
    this.#platform = options.platform;
    this.#beginChange = [
      'BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE',
      `SET LOCAL lock_timeout = ${settings.lockTimeout}`,
      TAKE_CHANGE_LOCK,
    ].join('; ');
    this.#pool = new Pool({
      ...settings.connection,
      max: settings.poolSize,
      connectionTimeoutMillis: settings.connectionTimeout,
      statement_timeout: settings.statementTimeout,
      // The server may be gone without a word; do not wait for ever.
      query_timeout: settings.statementTimeout + 5_000,
      keepAlive: true,
      application_name: 'meshport',
      allowExitOnIdle: true,
    });
    // An idle connection that breaks must not end the process.
    this.#pool.on('error', error => {
      options.logger.warn(`Lost an idle connection: ${error.message}`);
    });
  }

  /** Runs one statement on its own. */
  query: Query = async (statement, parameters) => {
    try {
      return (await this.#pool.query(statement, parameters)).rows;
    } catch (error) {
      throw mapError(error, this.#platform);
    }
  };

  /**
   * Runs reads on one unchanging view of the database. PostgreSQL refuses
   * writes in it.
   */
  async read<Result>(work: (query: Query) => Promise<Result>): Promise<Result> {
    return this.#transaction(
      'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
      work,
    );
  }

  /**
   * Runs a change of rights, alone: PostgreSQL answers concurrent GRANTs with
   * `tuple concurrently updated`. Changes of this process wait here, where they
   * hold no connection; other processes wait for the lock in the database. What
   * writers cause who know of neither is tried again.
   */
  change<Result>(work: (query: Query) => Promise<Result>): Promise<Result> {
    const turn = this.#lastChange.then(() => this.#changeAlone(work));
    this.#lastChange = turn.catch(() => {});
    return turn;
  }

  /** Closes all connections when their statements are done. May be repeated. */
  async close(): Promise<void> {
    this.#closed ??= this.#pool.end();
    await this.#closed;
  }

  async #changeAlone<Result>(
    work: (query: Query) => Promise<Result>,
  ): Promise<Result> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#transaction(this.#beginChange, work);
      } catch (error) {
        if (!isWorthRepeating(error)) {
          throw error;
        }
        if (attempt === ATTEMPTS) {
          throw new ServiceUnavailableError(
            `The data platform '${
              this.#platform
            }' is changed by others at the same time`,
            error,
          );
        }
        await pause(Math.random() * 50 * 2 ** attempt);
      }
    }
  }

  async #transaction<Result>(
    begin: string,
    work: (query: Query) => Promise<Result>,
  ): Promise<Result> {
    let client: PoolClient | undefined;
    let broken = false;
    // Between statements nobody else listens, and an unheard error would end
    // the process.
    const onError = () => {
      broken = true;
    };
    try {
      client = await this.#pool.connect();
      client.on('error', onError);
      const query = queryOf(client);
      await query(begin);
      const result = await work(query);
      await query('COMMIT');
      return result;
    } catch (error) {
      const mapped = mapError(error, this.#platform);
      // Nothing more comes from a connection that gave no answer. When it is
      // closed, the server rolls back by itself.
      broken ||= mapped !== error && !(error instanceof DatabaseError);
      if (client && !broken) {
        await client.query('ROLLBACK').catch(onError);
      }
      throw mapped;
    } finally {
      client?.off('error', onError);
      client?.release(broken);
    }
  }
}

function queryOf(client: PoolClient): Query {
  return async (statement, parameters) =>
    (await client.query(statement, parameters)).rows;
}

// A catalog row that another writer changed in the same moment, or a deadlock.
function isWorthRepeating(error: unknown): error is DatabaseError {
  if (!(error instanceof DatabaseError)) {
    return false;
  }
  return error.code === 'XX000'
    ? /^tuple (concurrently|already)/.test(error.message)
    : ['23505', '40001', '40P01'].includes(error.code ?? '');
}

function pause(milliseconds: number): Promise<void> {
  return new Promise(resolve => {
    setTimeout(resolve, milliseconds);
  });
}
