import { escapeIdentifier } from 'pg';
import { attempt, Attempt } from '../engine/attempt';
import { Query } from '../engine/PostgresEngine';

/**
 * Reads how many rows have values that another row has before them. Each set
 * of columns takes one pass of its own, however many rules name it: grouping
 * is many times as fast as `count(DISTINCT …)`, which sorts all rows.
 *
 * @param relation - the table, quoted
 * @param columnSets - may hold a set more than once
 * @returns by {@link keyOfColumns}
 * @internal
 */
export async function countDuplicates(
  query: Query,
  relation: string,
  columnSets: string[][],
): Promise<Map<string, Attempt<number>>> {
  const counts = new Map<string, Attempt<number>>();
  const sets = new Map(columnSets.map(set => [keyOfColumns(set), set]));
  for (const [key, columns] of sets) {
    const names = columns.map(escapeIdentifier);
    const counted = await attempt(query, async () => {
      const [row] = await query<{ surplus: number }>(
        `SELECT coalesce(sum(copies - 1), 0)::float8 AS surplus
           FROM (SELECT count(*) AS copies
                   FROM ${relation}
                  WHERE ${allKnown(names)}
                  GROUP BY ${names.join(', ')}) AS values_there`,
      );
      return row.surplus;
    });
    counts.set(key, counted);
  }
  return counts;
}

/**
 * The same for the same columns in any order.
 * @internal
 */
export function keyOfColumns(columns: string[]): string {
  return JSON.stringify([...columns].sort());
}

/**
 * A condition on the rows that share the values of the columns with another.
 *
 * @param limit - how many of the values to look for
 * @internal
 */
export function areDuplicates(
  relation: string,
  columns: string[],
  limit: number,
): string {
  const names = columns.map(escapeIdentifier);
  return `(${names.join(', ')}) IN (
    SELECT ${names.join(', ')}
      FROM ${relation}
     WHERE ${allKnown(names)}
     GROUP BY ${names.join(', ')}
    HAVING count(*) > 1
     LIMIT ${limit})`;
}

function allKnown(names: string[]): string {
  return names.map(name => `${name} IS NOT NULL`).join(' AND ');
}
