import { LogicalType } from '@meshport/backstage-plugin-data-mesh-common';

const BY_NAME: Record<string, LogicalType> = {
  int2: 'integer',
  int4: 'integer',
  int8: 'integer',
  date: 'date',
  timestamp: 'timestamp',
  timestamptz: 'timestamp',
  time: 'time',
  timetz: 'time',
  json: 'object',
  jsonb: 'object',
  hstore: 'object',
};

const BY_CATEGORY: Record<string, LogicalType> = {
  A: 'array',
  B: 'boolean',
  C: 'object',
  N: 'number',
};

/**
 * The ODCS logical type of a PostgreSQL type; `string` for what ODCS has no
 * word for, e.g. intervals, addresses and UUIDs, since that is how it is read.
 *
 * @param type - `typname` and `typcategory` of `pg_type`; of the type below, for
 * a domain
 * @internal
 */
export function toLogicalType(type: {
  name: string;
  category: string;
}): LogicalType {
  return BY_NAME[type.name] ?? BY_CATEGORY[type.category] ?? 'string';
}
