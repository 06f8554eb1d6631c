import { COLUMN_MASKS } from '@meshport/backstage-plugin-data-mesh-common';
import {
  AccessCapabilities,
  AccessChange,
  AccessItem,
  AccessOutcome,
  AccessPort,
  ConnectionInfo,
  DataPlatformAccess,
  EffectiveReader,
} from '@meshport/backstage-plugin-data-platform-node';
import { PostgresEngine, Query } from '../engine/PostgresEngine';
import { PostgresSettings } from '../readPostgresConfig';
import { getTable } from '../tables/describeTable';
import { SchemaFilter } from '../tables/SchemaFilter';
import { parseTableLocation, TableLocation } from '../tables/TableLocation';
import { connectionInfo } from './connectionInfo';
import { describeRight } from './describeRight';
import { checkNarrowing } from './names/checkNarrowing';
import { readReaders } from './effective/readReaders';
import { readIntruders, readViewReaders } from './effective/readViewReaders';
import { retirePort } from './effective/retirePort';
import {
  fromIntruder,
  fromTableReader,
  fromViewReader,
} from './effective/toEffectiveReader';
import { withdrawReader } from './effective/withdrawReader';
import { readPort, readRight } from './names/Right';
import { ChangeBatch } from './rights/ChangeBatch';
import { verifyRights } from './rights/verifyRights';
import { rightsOf } from './rightsOf';
import { terminateSessions } from './terminateSessions';
import { AccessSchema } from './views/AccessSchema';

// Views are compared by their text, which depends on these.
const SETTINGS = `
  SET LOCAL search_path = pg_catalog, pg_temp;
  SET LOCAL datestyle = 'ISO, YMD';
  SET LOCAL intervalstyle = 'postgres';
  SET LOCAL timezone = 'UTC';
  SET LOCAL quote_all_identifiers = off`;

/**
 * Rights to read ports, each through a view that refuses whoever has no right,
 * or none any more.
 *
 * Items with the same product, port, major version, narrowing and principal
 * are one right here: who counts how many grants need it is the caller.
 * @internal
 */
export class PostgresAccess implements DataPlatformAccess {
  readonly capabilities: AccessCapabilities = {
    columns: true,
    rows: true,
    masks: COLUMN_MASKS,
    until: true,
  };
  readonly #platform: string;
  readonly #engine: PostgresEngine;
  readonly #schema: AccessSchema;
  readonly #schemas: SchemaFilter;
  readonly #settings: PostgresSettings;
  readonly #administrators: ReadonlySet<string>;

  constructor(options: {
    platform: string;
    engine: PostgresEngine;
    schemas: SchemaFilter;
    settings: PostgresSettings;
  }) {
    const { platform, settings } = options;
    this.#platform = platform;
    this.#engine = options.engine;
    this.#schemas = options.schemas;
    this.#settings = settings;
    this.#administrators = new Set(settings.administrators);
    this.#schema = new AccessSchema({ name: settings.access.schema, platform });
  }

  async change(changes: readonly AccessChange[]): Promise<AccessOutcome[]> {
    const outcomes = await rightsOf(changes, {
      ...this.#rightOptions,
      work: rights =>
        this.#change(query =>
          new ChangeBatch(query, {
            schema: this.#schema,
            schemas: this.#schemas,
            proofTimeout: this.#settings.access.proofTimeout,
          }).run(rights),
        ),
    });
    // After the commit, so that no new session finds the right still there.
    return this.#settings.terminateSessions
      ? terminateSessions(this.#engine.query, changes, outcomes)
      : outcomes;
  }

  async verify(items: readonly AccessItem[]): Promise<AccessOutcome[]> {
    return rightsOf(
      items.map(item => ({ item })),
      {
        ...this.#rightOptions,
        work: rights =>
          this.#read(query =>
            verifyRights(
              query,
              { schema: this.#schema, schemas: this.#schemas },
              rights.map(({ right }) => right),
            ),
          ),
      },
    );
  }

  async effective(port: AccessPort): Promise<EffectiveReader[]> {
    const { location } = readPort(this.#platform, port);
    return this.#read(async query => {
      const table = await getTable(query, this.#schemas, location);
      const readers = await readReaders(query, table);
      return [
        ...(await this.#viewReaders(query, location)),
        ...readers.map(one => fromTableReader(one, this.#administrators)),
      ];
    });
  }

  async withdraw(port: AccessPort, readerId: string): Promise<void> {
    const { location } = readPort(this.#platform, port);
    await this.#change(async query => {
      const table = await getTable(query, this.#schemas, location);
      await withdrawReader(query, {
        table,
        location,
        readerId,
        administrators: this.#administrators,
        viewReaders: await this.#viewReaders(query, location),
      });
    });
  }

  async retire(port: AccessPort): Promise<string[]> {
    const { location: _, ...key } = readPort(this.#platform, port);
    return this.#change(query => retirePort(query, this.#schema, key));
  }

  connection(item: AccessItem): ConnectionInfo {
    const { principal, view } = readRight(this.#platform, item);
    return connectionInfo({
      ...this.#settings.public,
      database: this.#settings.connection.database,
      principal,
      view: { schema: this.#schema.name, name: view.name },
      columns: view.filter?.columns,
    });
  }

  describe(item: Omit<AccessItem, 'principal'>): string {
    checkNarrowing(item);
    return describeRight(parseTableLocation(item.location), item);
  }

  get #rightOptions() {
    return {
      platform: this.#platform,
      schema: this.#schema.name,
      explain: (error: Error) => this.#engine.explain(error),
    };
  }

  async #viewReaders(
    query: Query,
    location: TableLocation,
  ): Promise<EffectiveReader[]> {
    const schema = this.#schema;
    const { complete, guarded } = await schema.read(query);
    if (!complete) {
      return [];
    }
    const readers = await readViewReaders(query, schema, location);
    const intruders = await readIntruders(query, schema, location, guarded);
    return [
      ...readers.map(reader => fromViewReader(reader, schema.name)),
      ...intruders.map(intruder => fromIntruder(intruder, schema.name)),
    ];
  }

  #read<Result>(work: (query: Query) => Promise<Result>): Promise<Result> {
    return this.#engine.read(async query => {
      await query(SETTINGS);
      return work(query);
    });
  }

  #change<Result>(work: (query: Query) => Promise<Result>): Promise<Result> {
    return this.#engine.change(async query => {
      await query(SETTINGS);
      return work(query);
    });
  }
}
