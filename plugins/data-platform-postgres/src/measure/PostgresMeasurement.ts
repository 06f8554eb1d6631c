import { LoggerService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  MeasureRequest,
  RuleMeasurement,
  TableMeasurement,
} from '@meshport/backstage-plugin-data-platform-node';
import pLimit from 'p-limit';
import { escapeIdentifier } from 'pg';
import { PostgresEngine } from '../engine/PostgresEngine';
import { PostgresSettings } from '../readPostgresConfig';
import { describeTable } from '../tables/describeTable';
import { SchemaFilter } from '../tables/SchemaFilter';
import { parseTableLocation, TableLocation } from '../tables/TableLocation';
import { measureLibrary } from './LibraryMeasurement';
import { notExecuted } from './notExecuted';
import { beginMeasurement } from './session';
import { takeTurn } from './takeTurn';

/**
 * Measures tables, some at a time, over connections of its own: to read a large
 * table takes long, and nobody's access waits for it.
 * @internal
 */
export class PostgresMeasurement {
  readonly #engine: PostgresEngine;
  readonly #schemas: SchemaFilter;
  readonly #lockTimeout: number;
  readonly #timeout: number;
  readonly #limit: pLimit.Limit;

  constructor(options: {
    platform: string;
    schemas: SchemaFilter;
    settings: PostgresSettings;
    logger: LoggerService;
  }) {
    const { settings } = options;
    const { concurrency, statementTimeout } = settings.measurement;
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
    requireDistinctKeys(request);
    return takeTurn(
      this.#limit,
      () => this.#measureNow(request, location, options?.signal),
      options?.signal,
    );
  }

  async close(): Promise<void> {
    await this.#engine.close();
  }

  async #measureNow(
    request: MeasureRequest,
    location: TableLocation,
    signal?: AbortSignal,
  ): Promise<TableMeasurement> {
    const { rules, bounds = [], sampleColumns = [] } = request;
    return this.#engine.read(
      async query => {
        const now = await beginMeasurement(query, this.#lockTimeout);
        const table = await describeTable(query, this.#schemas, location);
        const columns = new Map(
          table.columns.map(column => [column.name, column]),
        );
        const library = await measureLibrary(query, {
          relation: relationOf(location),
          columns,
          rules: rules.filter(({ rule }) => kindOf(rule) === 'library'),
          bounds,
          sampleColumns: sampleColumns.filter(name => columns.has(name)),
          timeout: this.#timeout,
        });
        const others = rules.flatMap(({ key, rule }) =>
          kindOf(rule) === 'library'
            ? []
            : [notExecuted(key, `Rules of type ${rule.type} are not measured`)],
        );
        return {
          measuredAt: now.toISOString(),
          rows: library.rows,
          rules: inOrder(request, [...library.rules, ...others]),
          bounds: library.bounds,
        };
      },
      { signal },
    );
  }
}

function relationOf({ schema, table }: TableLocation): string {
  return `${escapeIdentifier(schema)}.${escapeIdentifier(table)}`;
}

/** As the contract's standard has it: a metric makes it one of the library. */
function kindOf(rule: MeasureRequest['rules'][number]['rule']) {
  return rule.metric !== undefined ? 'library' : rule.type ?? 'library';
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
