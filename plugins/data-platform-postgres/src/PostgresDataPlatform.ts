import { LoggerService } from '@backstage/backend-plugin-api';
import {
  TableDescription,
  TableSummary,
} from '@meshport/backstage-plugin-data-mesh-common';
import {
  DataPlatform,
  DataPlatformAccess,
  MeasureRequest,
  TableMeasurement,
} from '@meshport/backstage-plugin-data-platform-node';
import { PostgresAccess } from './access/PostgresAccess';
import { PostgresEngine } from './engine/PostgresEngine';
import { PostgresMeasurement } from './measure/PostgresMeasurement';
import { PostgresSettings } from './readPostgresConfig';
import { SchemaOwners } from './readSchemaOwners';
import { describeTable } from './tables/describeTable';
import { listTables } from './tables/listTables';
import { SchemaFilter } from './tables/SchemaFilter';
import { parseTableLocation } from './tables/TableLocation';

/**
 * One PostgreSQL database. Nothing connects before the first call, so that the
 * portal starts while the database is down.
 * @internal
 */
export class PostgresDataPlatform implements DataPlatform {
  readonly id: string;
  readonly type = 'postgres';
  readonly title: string;
  readonly access: DataPlatformAccess;
  readonly #engine: PostgresEngine;
  readonly #measurement: PostgresMeasurement;
  readonly #schemas: SchemaFilter;
  readonly #owners: SchemaOwners | undefined;

  constructor(options: {
    id: string;
    title: string;
    settings: PostgresSettings;
    logger: LoggerService;
  }) {
    const { id, settings, logger } = options;
    this.id = id;
    this.title = options.title;
    this.#engine = new PostgresEngine({ platform: id, settings, logger });
    // What consumers read through is no data of its own.
    this.#schemas = new SchemaFilter({
      include: settings.schemas.include,
      exclude: [...settings.schemas.exclude, settings.access.schema],
    });
    this.#owners = settings.schemas.owners;
    this.access = new PostgresAccess({
      platform: id,
      engine: this.#engine,
      schemas: this.#schemas,
      settings,
    });
    this.#measurement = new PostgresMeasurement({
      platform: id,
      changes: this.#engine,
      schemas: this.#schemas,
      settings,
      logger,
    });
  }

  async listTables(): Promise<TableSummary[]> {
    return listTables(this.#engine.query, this.#schemas);
  }

  async describe(location: Record<string, string>): Promise<TableDescription> {
    const parsed = parseTableLocation(location);
    return this.#engine.read(query =>
      describeTable(query, this.#schemas, parsed),
    );
  }

  async measure(
    request: MeasureRequest,
    options?: { signal?: AbortSignal },
  ): Promise<TableMeasurement> {
    return this.#measurement.measure(request, options);
  }

  owners(location: Record<string, string>): string[] | undefined {
    return this.#owners && [...(this.#owners.get(location.schema) ?? [])];
  }

  async close(): Promise<void> {
    await Promise.all([this.#engine.close(), this.#measurement.close()]);
  }
}
