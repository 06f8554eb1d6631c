/**
 * Rows whose column has one of the values, as text the engine casts to the
 * type of the column.
 * @public
 */
export interface RowFilter {
  column: string;
  values: string[];
}

/**
 * What a right is narrowed to: all columns and all rows when absent. Several
 * row filters all have to hold.
 * @public
 */
export interface AccessFilter {
  columns?: string[];
  rows?: RowFilter[];
}
