import { Source } from '../source/Source';
import { ColumnType } from './columnTypes';

/** @internal */
export interface Column {
  /** In the database. */
  name: string;
  type: ColumnType;
  property: Source;
}

/** A schema object as a table. @internal */
export interface Table {
  /** In the database. */
  name: { schema?: string; table: string };
  object: Source;
  columns: Column[];
  /** Names of the columns of the primary key in their order. */
  primaryKey: string[];
  /** Names of the columns with unique values. */
  unique: string[];
}
