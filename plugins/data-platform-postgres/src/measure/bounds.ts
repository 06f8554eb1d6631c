import { LogicalType } from '@meshport/backstage-plugin-data-mesh-common';
import { escapeIdentifier } from 'pg';
import { Columns } from './LibraryMetric';
import { LONGEST_TEXT } from './samples';

/**
 * The ends of a column, as expressions over all rows.
 * @internal
 */
export interface ColumnBounds {
  column: string;
  smallest: string;
  greatest: string;
}

const WITHOUT_ORDER = new Set<LogicalType>(['boolean', 'object', 'array']);

// The session's time zone is UTC.
const ISO = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;

/**
 * Bounds of those columns that the table has and that have an order. A date
 * without an end (`infinity`) is no bound.
 * @internal
 */
export function boundsOf(names: string[], columns: Columns): ColumnBounds[] {
  return [...new Set(names)].flatMap(name => {
    const column = columns.get(name);
    if (!column || WITHOUT_ORDER.has(column.logicalType)) {
      return [];
    }
    const dated = ['date', 'timestamp'].includes(column.logicalType);
    const expression = (aggregate: 'min' | 'max') => {
      const value = `${aggregate}(${escapeIdentifier(name)})`;
      return dated
        ? `to_char(${value} FILTER (WHERE isfinite(${escapeIdentifier(
            name,
          )})), ${ISO})`
        : `left(${value}::text, ${LONGEST_TEXT})`;
    };
    return [
      {
        column: name,
        smallest: expression('min'),
        greatest: expression('max'),
      },
    ];
  });
}
