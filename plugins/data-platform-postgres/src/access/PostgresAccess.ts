import { InputError, NotFoundError, toError } from '@backstage/errors';
import { COLUMN_MASKS } from '@meshport/backstage-plugin-data-mesh-common';
import {
  AccessCapabilities,
  AccessChange,
  AccessItem,
  AccessOutcome,
  accessRightKey,
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
import { readViewReaders } from './effective/readViewReaders';
import { retirePort } from './effective/retirePort';
import { fromTableReader, fromViewReader } from './effective/toEffectiveReader';
import { withdrawReader } from './effective/withdrawReader';
import { readPort, readRight, Right } from './names/Right';
import { ChangeBatch } from './rights/ChangeBatch';
import { Findings, readFindings } from './rights/readFindings';
import { toEvidence } from './rights/toEvidence';
import { terminateSessions } from './terminateSessions';
import { AccessSchema } from './views/AccessSchema';
import { readTables } from './views/readTables';

const MOST_ITEMS = 500;

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
    requireDifferent(changes.map(({ item }) => item));
    const revoked = new Set<string>();
    const outcomes = await this.#ofEach(
      changes.map(({ item }) => item),
      async (rights, indexes) => {
        const results = await this.#change(query =>
          new ChangeBatch(query, {
            schema: this.#schema,
            schemas: this.#schemas,
            proofTimeout: this.#settings.access.proofTimeout,
          }).run(
            rights.map((right, i) => ({
              type: changes[indexes[i]].type,
              right,
            })),
          ),
        );
        results.forEach((result, i) => {
          if ('findings' in result && changes[indexes[i]].type === 'revoke') {
            revoked.add(rights[i].principal);
          }
        });
        return results;
      },
    );
    // After the commit, so that no new session finds the right still there.
    return this.#settings.terminateSessions && revoked.size > 0
      ? this.#endSessions(changes, outcomes, [...revoked])
      : outcomes;
  }

  async verify(items: readonly AccessItem[]): Promise<AccessOutcome[]> {
    requireDifferent(items);
    return this.#ofEach(items, rights =>
      this.#read(async query => {
        const tables = await readTables(
          query,
          this.#schemas,
          rights.map(({ location }) => location),
        );
        const findings = await readFindings(
          query,
          this.#schema,
          await this.#schema.read(query),
          rights,
          tables,
        );
        return rights.map(({ location, principal }, index) => {
          const error = missing(findings[index], location, principal);
          return error ? { error } : { findings: findings[index] };
        });
      }),
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
        managed: await this.#viewReaders(query, location),
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

  async #viewReaders(
    query: Query,
    location: TableLocation,
  ): Promise<EffectiveReader[]> {
    const { complete } = await this.#schema.read(query);
    const readers = complete
      ? await readViewReaders(query, this.#schema, location)
      : [];
    return readers.map(reader => fromViewReader(reader, this.#schema.name));
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

  // Malformed items never reach the engine, and do not keep the others.
  async #ofEach(
    items: readonly AccessItem[],
    work: (
      rights: Right[],
      indexes: number[],
    ) => Promise<({ findings: Findings } | { error: Error })[]>,
  ): Promise<AccessOutcome[]> {
    const outcomes: AccessOutcome[] = new Array(items.length);
    const rights: Right[] = [];
    const indexes: number[] = [];
    items.forEach((item, index) => {
      try {
        rights.push(readRight(this.#platform, item));
        indexes.push(index);
      } catch (error) {
        outcomes[index] = { error: toError(error) as Error };
      }
    });
    if (rights.length > 0) {
      const results = await work(rights, indexes).catch(error =>
        rights.map(() => ({ error: toError(error) as Error })),
      );
      results.forEach((result, i) => {
        outcomes[indexes[i]] =
          'error' in result
            ? { error: this.#engine.explain(result.error) }
            : {
                evidence: toEvidence(
                  result.findings,
                  rights[i],
                  this.#schema.name,
                ),
              };
      });
    }
    return outcomes;
  }

  async #endSessions(
    changes: readonly AccessChange[],
    outcomes: readonly AccessOutcome[],
    principals: string[],
  ): Promise<AccessOutcome[]> {
    const report = await terminateSessions(this.#engine.query, principals);
    return outcomes.map((outcome, index) => {
      const { type, item } = changes[index];
      return type === 'revoke' && 'evidence' in outcome
        ? { evidence: report(item.principal, outcome.evidence) }
        : outcome;
    });
  }
}

function requireDifferent(items: readonly AccessItem[]): void {
  if (items.length > MOST_ITEMS) {
    throw new InputError(
      `At most ${MOST_ITEMS} rights at once, and not ${items.length}`,
    );
  }
  const seen = new Set<string>();
  for (const item of items) {
    const key = keyOf(item);
    if (seen.has(key)) {
      throw new InputError(
        `The right of ${item.principal} to ${item.port} of ${item.product} is there twice; ask for each right once`,
      );
    }
    seen.add(key);
  }
}

function keyOf(item: AccessItem): string {
  try {
    return accessRightKey(item);
  } catch {
    // Malformed, which is told with the item itself.
    return JSON.stringify(item);
  }
}

function missing(
  findings: Findings,
  { schema, table }: Right['location'],
  principal: string,
): Error | undefined {
  if (!findings.tableExists) {
    return new NotFoundError(
      `There is no table or view ${schema}.${table}, or its schema is not offered`,
    );
  }
  return findings.principalExists
    ? undefined
    : new NotFoundError(`There is no role '${principal}' in the database`);
}
