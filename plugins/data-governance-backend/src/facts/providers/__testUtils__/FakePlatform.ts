import { NotFoundError } from '@backstage/errors';
import {
  ColumnDescription,
  TableDescription,
} from '@meshport/backstage-plugin-data-mesh-common';
import {
  DataPlatform,
  DataPlatforms,
  MeasureRequest,
  TableMeasurement,
} from '@meshport/backstage-plugin-data-platform-node';

/** A column, of which only what matters is given. */
export function aColumn(
  name: string,
  more: Partial<ColumnDescription> = {},
): ColumnDescription {
  return {
    name,
    physicalType: 'text',
    logicalType: 'string',
    required: false,
    unique: false,
    ...more,
  };
}

/** A table, of which only what matters is given. */
export function aTable(
  columns: ColumnDescription[],
  more: Partial<TableDescription> = {},
): TableDescription {
  return {
    location: { schema: 'flights', table: 'flights' },
    title: 'flights.flights',
    type: 'table',
    columns,
    ...more,
  };
}

/** An engine in memory whose answers a test gives. */
export class FakePlatform {
  readonly id = 'warehouse';
  readonly title = 'Warehouse';
  readonly type = 'fake';
  /** Owners of every location; absent: the configuration names none. */
  locationOwners: string[] | undefined;
  readonly tables = new Map<string, TableDescription>();
  readonly describe = jest.fn(async (location: Record<string, string>) => {
    const name = `${location.schema}.${location.table}`;
    const table = this.tables.get(name);
    if (!table) {
      throw new NotFoundError(`There is no table ${name}`);
    }
    return table;
  });
  readonly measure = jest.fn(
    async (
      request: MeasureRequest,
      _options?: { signal?: AbortSignal },
    ): Promise<TableMeasurement> => ({
      measuredAt: '2026-11-22T12:00:00.000Z',
      rows: 10,
      rules: request.rules.map(({ key }) => ({
        key,
        state: 'measured',
        value: 0,
      })),
      bounds: {},
    }),
  );
  readonly access: DataPlatform['access'] = {
    capabilities: { columns: false, rows: false, masks: [], until: false },
    change: refuse,
    verify: refuse,
    effective: refuse,
    withdraw: refuse,
    retire: refuse,
    connection: () => ({ properties: [] }),
    describe: () => 'SELECT',
  };

  add(table: TableDescription): this {
    this.tables.set(table.title, table);
    return this;
  }

  owners() {
    return this.locationOwners;
  }

  async listTables() {
    return [...this.tables.values()];
  }

  async close() {}
}

/** The configured platforms of a portal with the one given. */
export function platformsOf(platform: DataPlatform): DataPlatforms {
  return {
    list: () => [platform],
    get: id => {
      if (id !== platform.id) {
        throw new NotFoundError(`Unknown data platform '${id}'`);
      }
      return platform;
    },
  };
}

async function refuse(): Promise<never> {
  throw new Error('Facts give and take no rights');
}
