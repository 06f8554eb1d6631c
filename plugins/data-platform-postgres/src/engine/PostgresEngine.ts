import { LoggerService } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import { DatabaseError, Pool, PoolClient, QueryResultRow } from 'pg';
import { PostgresSettings } from '../readPostgresConfig';
import { TAKE_CHANGE_LOCK } from './changeLock';
import { endSession } from './endSession';
import { isWorthRepeating } from './isWorthRepeating';
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
  readonly #settings: PostgresSettings;
  readonly #logger: LoggerService;
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
    this.#settings = settings;
    this.#logger = options.logger;
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
   *
   * @param options - `signal` ends the statement that runs, in the server
   * @throws the reason of the signal, once it is aborted
   */
  async read<Result>(
    work: (query: Query) => Promise<Result>,
    options?: { signal?: AbortSignal },
  ): Promise<Result> {
    return this.#transaction(
      'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
      work,
      options?.signal,
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

  /** An error of a part of a transaction as `DataPlatform` promises it. */
  explain(error: Error): Error {
    return mapError(error, this.#platform) as Error;
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
    signal?: AbortSignal,
  ): Promise<Result> {
    let client: PoolClient | undefined;
    let broken = false;
    let ending: Promise<void> | undefined;
    let onAbort: (() => void) | undefined;
    // Between statements nobody else listens, and an unheard error would end
    // the process.
    const onError = () => {
      broken = true;
    };
    try {
      signal?.throwIfAborted();
      client = await this.#pool.connect();
      client.on('error', onError);
      const query = queryOf(client, signal);
      if (signal) {
        const pid = await readPid(query);
        onAbort = () => {
          ending = endSession(pid, this.#settings, this.#logger);
        };
        signal.addEventListener('abort', onAbort);
      }
      await query(begin);
      const result = await work(query);
      await query('COMMIT');
      return result;
    } catch (error) {
      if (signal?.aborted) {
        broken = true;
        await ending;
        throw signal.reason;
      }
      const mapped = mapError(error, this.#platform);
      // Nothing more comes from a connection that gave no answer. When it is
      // closed, the server rolls back by itself.
      broken ||= mapped !== error && !(error instanceof DatabaseError);
      if (client && !broken) {
        await client.query('ROLLBACK').catch(onError);
      }
      throw mapped;
    } finally {
      if (onAbort) {
        signal?.removeEventListener('abort', onAbort);
      }
      client?.off('error', onError);
      // An abort after the last statement may still end the session.
      client?.release(broken || ending !== undefined);
    }
  }
}

function queryOf(client: PoolClient, signal?: AbortSignal): Query {
  return async (statement, parameters) => {
    signal?.throwIfAborted();
    return (await client.query(statement, parameters)).rows;
  };
}

async function readPid(query: Query): Promise<number> {
  const [{ pid }] = await query<{ pid: number }>(
    'SELECT pg_catalog.pg_backend_pid() AS pid',
  );
  return pid;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise(resolve => {
    setTimeout(resolve, milliseconds);
  });
}
