import { escapeIdentifier } from 'pg';
import { attempt } from '../engine/attempt';
import { Query } from '../engine/PostgresEngine';
import { Condition } from './LibraryMetric';
import { Parameters } from './Parameters';

/**
 * Rows of a sample, at most.
 * @internal
 */
export const SAMPLE_ROWS = 5;

/**
 * Characters of a text that leaves the engine, at most.
 * @internal
 */
export const LONGEST_TEXT = 200;

/**
 * Reads some of the rows at fault.
 *
 * @param relation - the table, quoted
 * @param columns - those that may be shown; they exist
 * @returns undefined when PostgreSQL cannot show them, or there are none
 * @internal
 */
export async function readSample(
  query: Query,
  relation: string,
  columns: string[],
  condition: Condition,
): Promise<{ columns: string[]; rows: (string | null)[][] } | undefined> {
  const parameters = new Parameters();
  const where = condition(parameters);
  const texts = columns.map(
    (name, index) =>
      `left(${escapeIdentifier(name)}::text, ${LONGEST_TEXT + 1}) AS c${index}`,
  );
  const { result: found = [] } = await attempt(query, () =>
    query<Record<string, string | null>>(
      `SELECT ${texts.join(
        ', ',
      )} FROM ${relation} WHERE ${where} LIMIT ${SAMPLE_ROWS}`,
      parameters.values,
    ),
  );
  if (found.length === 0) {
    return undefined;
  }
  return {
    columns,
    rows: found.map(row => columns.map((_, index) => cut(row[`c${index}`]))),
  };
}

function cut(text: string | null): string | null {
  // Characters as PostgreSQL counts them: one is never cut in two.
  const characters = [...(text ?? '')];
  return characters.length > LONGEST_TEXT
    ? `${characters.slice(0, LONGEST_TEXT - 1).join('')}…`
    : text;
}
