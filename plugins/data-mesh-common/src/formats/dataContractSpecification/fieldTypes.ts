import { LogicalType } from '../../platform';

interface FieldType {
  logicalType: LogicalType;
  options?: Record<string, unknown>;
}

/**
 * The types of fields, with what they say besides the logical type of ODCS.
 */
const TYPES: Record<string, FieldType> = {
  number: { logicalType: 'number' },
  decimal: { logicalType: 'number' },
  numeric: { logicalType: 'number' },
  int: { logicalType: 'integer', options: { format: 'i32' } },
  integer: { logicalType: 'integer', options: { format: 'i32' } },
  long: { logicalType: 'integer', options: { format: 'i64' } },
  bigint: { logicalType: 'integer', options: { format: 'i64' } },
  float: { logicalType: 'number', options: { format: 'f32' } },
  double: { logicalType: 'number', options: { format: 'f64' } },
  string: { logicalType: 'string' },
  text: { logicalType: 'string' },
  varchar: { logicalType: 'string' },
  bytes: { logicalType: 'string', options: { format: 'binary' } },
  boolean: { logicalType: 'boolean' },
  timestamp: { logicalType: 'timestamp', options: { timezone: true } },
  timestamp_tz: { logicalType: 'timestamp', options: { timezone: true } },
  timestamp_ntz: { logicalType: 'timestamp', options: { timezone: false } },
  date: { logicalType: 'date' },
  time: { logicalType: 'time' },
  array: { logicalType: 'array' },
  map: { logicalType: 'object' },
  object: { logicalType: 'object' },
  record: { logicalType: 'object' },
  struct: { logicalType: 'object' },
  variant: { logicalType: 'object' },
  json: { logicalType: 'object' },
};

/**
 * What a type of the Data Contract Specification is in ODCS.
 *
 * @returns `undefined` for a type that is not known
 * @internal
 */
export function fieldType(name: string): FieldType | undefined {
  return Object.hasOwn(TYPES, name) ? TYPES[name] : undefined;
}
