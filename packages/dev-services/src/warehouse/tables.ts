import { CopyValue } from './copyText';
import { CopyChunks, exampleFile, readCsv, readParquet } from './sources';

/** A table of the example warehouse. */
export type WarehouseTable = {
  schema: string;
  table: string;
  /** Rows to copy into it; a derived table fills itself in its SQL. */
  read?: () => CopyChunks;
  /** How many rows there will be, for the progress line. */
  expectedRows?: number;
};

/**
 * The tables, each after those it is derived from. Their SQL is
 * `examples/warehouse/<schema>.<table>.sql`.
 */
export const warehouseTables: readonly WarehouseTable[] = [
  {
    schema: 'airports',
    table: 'airports',
    read: () => readCsv(exampleFile('airports.csv'), airportRow),
  },
  {
    schema: 'safety',
    table: 'bird_strikes',
    read: () => readCsv(exampleFile('birdstrikes.csv'), birdStrikeRow),
  },
  {
    schema: 'weather',
    table: 'daily_weather',
    read: () => readCsv(exampleFile('weather.csv'), weatherRow),
  },
  {
    schema: 'flights',
    table: 'flights',
    read: () => readParquet(exampleFile('flights-3m.parquet'), flightRow),
    expectedRows: 3_000_000,
  },
  { schema: 'flights', table: 'departure_delays' },
  { schema: 'safety', table: 'strike_risk' },
];

/** A record of `airports.csv`, which writes NA for what it does not know. */
export function airportRow(record: Record<string, string>): CopyValue[] {
  const known = (value: string) => (value === 'NA' ? null : value);
  return [
    record.iata,
    record.name,
    known(record.city),
    known(record.state),
    record.country,
    record.latitude,
    record.longitude,
  ];
}

/** A record of `birdstrikes.csv`. */
export function birdStrikeRow(
  record: Record<string, string>,
  number: number,
): CopyValue[] {
  const columns = [
    'Airport Name',
    'Aircraft Make Model',
    'Effect Amount of damage',
    'Flight Date',
    'Aircraft Airline Operator',
    'Origin State',
    'Phase of flight',
    'Wildlife Size',
    'Wildlife Species',
    'Time of day',
    'Cost Other',
    'Cost Repair',
    'Cost Total $',
    'Speed IAS in knots',
  ];
  return [number, ...columns.map(column => record[column] || null)];
}

/** A record of `weather.csv`. */
export function weatherRow(record: Record<string, string>): CopyValue[] {
  return [
    record.location,
    record.date,
    record.precipitation,
    record.temp_max,
    record.temp_min,
    record.wind,
    record.weather,
  ];
}

/** A row of `flights-3m.parquet`: date, delay, distance, origin, destination. */
export function flightRow(values: unknown[]): CopyValue[] {
  const [date, delay, distance, origin, destination] = values;
  if (
    !(date instanceof Date) ||
    typeof delay !== 'bigint' ||
    typeof distance !== 'bigint' ||
    typeof origin !== 'string' ||
    typeof destination !== 'string'
  ) {
    throw new Error(`The file of flights has a row of other types: ${values}`);
  }
  // The file holds local times without a zone; the reader shows them as UTC.
  return [
    date.toISOString().slice(0, 19),
    delay,
    distance,
    origin,
    destination,
  ];
}
