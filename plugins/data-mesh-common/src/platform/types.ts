/**
 * A table or view as an engine lists it.
 * @public
 */
export interface TableSummary {
  /** Location within the platform, as an output port carries it. */
  location: Record<string, string>;
  /** What a person reads, e.g. `flights.flights`. */
  title: string;
  type: 'table' | 'view';
  description?: string;
}

/**
 * ODCS logical types.
 * @public
 */
export type LogicalType =
  | 'string'
  | 'date'
  | 'timestamp'
  | 'time'
  | 'number'
  | 'integer'
  | 'object'
  | 'array'
  | 'boolean';

/** @public */
export interface ColumnDescription {
  name: string;
  /** The engine's own type, e.g. `character varying(3)`. */
  physicalType: string;
  logicalType: LogicalType;
  /** True when the engine refuses NULL. */
  required: boolean;
  unique: boolean;
  /** Position in the primary key from 1, absent outside it. */
  primaryKeyPosition?: number;
  description?: string;
}

/**
 * A table as it is in the engine now.
 * @public
 */
export interface TableDescription extends TableSummary {
  columns: ColumnDescription[];
  /** The engine's estimate, absent when it has none. */
  estimatedRows?: number;
}

/**
 * A configured data platform.
 * @public
 */
export interface DataPlatformSummary {
  id: string;
  /** Adapter type, e.g. `postgres`. */
  type: string;
  title: string;
}
