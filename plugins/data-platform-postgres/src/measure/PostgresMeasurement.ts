import { LoggerService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  MeasureRequest,
  MeasureRule,
  RuleMeasurement,
  TableMeasurement,
} from '@meshport/backstage-plugin-data-platform-node';
import pLimit from 'p-limit';
import { escapeIdentifier } from 'pg';
import { MeshRole } from '../access/names/meshRole';
import { readerRoleOf } from '../access/names/ReaderRole';
import { PostgresEngine } from '../engine/PostgresEngine';
import { PostgresSettings } from '../readPostgresConfig';
import { describeTable } from '../tables/describeTable';
import { SchemaFilter } from '../tables/SchemaFilter';
import { parseTableLocation, TableLocation } from '../tables/TableLocation';
import { measureLibrary } from './LibraryMeasurement';
import { notExecuted, refusalOf } from './notExecuted';
import { beginMeasurement } from './session';
import { prepareReader } from './sql/prepareReader';
import { readSqlRules, runSqlRules, SqlRule } from './sql/SqlRules';
import { takeTurn } from './takeTurn';

/**
 * Measures tables, some at a time, over connections of its own: to read a large
 * table takes long, and nobody's access waits for it.
 * @internal
 */
export class PostgresMeasurement {
  readonly #platform: string;
  readonly #database: string;
  readonly #engine: PostgresEngine;
  readonly #changes: PostgresEngine;
  readonly #schemas: SchemaFilter;
  readonly #lockTimeout: number;
  readonly #timeout: number;
  readonly #limit: pLimit.Limit;

  /**
   * @param options - `changes` is the engine that changes rights
   */
  constructor(options: {
    platform: string;
    changes: PostgresEngine;
    schemas: SchemaFilter;
    settings: PostgresSettings;
    logger: LoggerService;
  }) {
    const { settings } = options;
    const { concurrency, statementTimeout } = settings.measurement;
    this.#platform = options.platform;
    this.#database = settings.connection.database;
    this.#changes = options.changes;
    this.#schemas = options.schemas;
    this.#lockTimeout = settings.lockTimeout;
    this.#timeout = statementTimeout;
    this.#engine = new PostgresEngine({
      platform: options.platform,
      logger: options.logger,
      settings: { ...settings, poolSize: concurrency, statementTimeout },
    });
    this.#limit = pLimit(concurrency);
  }

  async measure(
    request: MeasureRequest,
    options?: { signal?: AbortSignal },
  ): Promise<TableMeasurement> {
    const location = parseTableLocation(request.port.location);
    const role = readerRoleOf(this.#platform, request.port);
    requireDistinctKeys(request);
    return takeTurn(
      this.#limit,
      () => this.#measureNow(request, { location, role }, options?.signal),
      options?.signal,
    );
  }

  async close(): Promise<void> {
    await this.#engine.close();
  }

  async #measureNow(
    request: MeasureRequest,
    port: { location: TableLocation; role: MeshRole },
    signal?: AbortSignal,
  ): Promise<TableMeasurement> {
    const { bounds = [], sampleColumns = [] } = request;
    const rules = sortByKind(request);
    const sqlRules = await this.#prepareSqlRules(rules.sql, port);
    return this.#engine.read(
      async query => {
        const now = await beginMeasurement(query, this.#lockTimeout);
        const table = await describeTable(query, this.#schemas, port.location);
        const columns = new Map(
          table.columns.map(column => [column.name, column]),
        );
        const library = await measureLibrary(query, {
          relation: relationOf(port.location),
          columns,
          rules: rules.library,
          bounds,
          sampleColumns: sampleColumns.filter(name => columns.has(name)),
          timeout: this.#timeout,
        });
        // Last, since the transaction has only a reader's rights from there.
        const sql = await runSqlRules(query, sqlRules, {
          ...port,
          timeout: this.#timeout,
        });
        return {
          measuredAt: now.toISOString(),
          rows: library.rows,
          rules: inOrder(request, [
            ...library.rules,
            ...sql,
            ...rules.others.map(refuseToMeasure),
          ]),
          bounds: library.bounds,
        };
      },
      { signal },
    );
  }

  async #prepareSqlRules(
    rules: MeasureRule[],
    { location, role }: { location: TableLocation; role: MeshRole },
  ): Promise<SqlRule[]> {
    const read = await readSqlRules(rules, location, this.#database);
    if (read.every(({ guarded }) => !guarded)) {
      return read;
    }
    try {
      await prepareReader(this.#changes, this.#schemas, role, location);
      return read;
    } catch (error) {
      const refusal = refusalOf(error);
      return read.map(rule => ({ refusal, ...rule, guarded: undefined }));
    }
  }
}

function relationOf({ schema, table }: TableLocation): string {
  return `${escapeIdentifier(schema)}.${escapeIdentifier(table)}`;
}

function sortByKind({ rules }: MeasureRequest) {
  // As the standard has it, a metric makes a rule one of the library.
  const kindOf = ({ rule }: MeasureRule) =>
    rule.metric === undefined ? rule.type ?? 'library' : 'library';
  return {
    library: rules.filter(rule => kindOf(rule) === 'library'),
    sql: rules.filter(rule => kindOf(rule) === 'sql'),
    others: rules.filter(rule => !['library', 'sql'].includes(kindOf(rule))),
  };
}

function refuseToMeasure({ key, rule }: MeasureRule): RuleMeasurement {
  return notExecuted(
    key,
    rule.type === 'text'
      ? 'It is a text for people; nothing can be measured'
      : `Rules of type ${rule.type} are run by their own tool; push what it finds as facts`,
  );
}

function inOrder(
  { rules }: MeasureRequest,
  measurements: RuleMeasurement[],
): RuleMeasurement[] {
  const byKey = new Map(measurements.map(found => [found.key, found]));
  return rules.flatMap(({ key }) => byKey.get(key) ?? []);
}

function requireDistinctKeys({ rules }: MeasureRequest): void {
  const keys = new Set<string>();
  for (const { key } of rules) {
    if (keys.has(key)) {
      throw new InputError(`rules: the key '${key}' is used more than once`);
    }
    keys.add(key);
  }
}
