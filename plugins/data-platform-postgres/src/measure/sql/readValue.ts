import { InputError } from '@backstage/errors';
import { escapeIdentifier } from 'pg';
import { Query } from '../../engine/PostgresEngine';
import { TableLocation } from '../../tables/TableLocation';
import { LONGEST_TEXT } from '../samples';
import { GuardedQuery } from './guardQuery';

/**
 * Runs a guarded query and reads the one value it gives. It is part of a larger
 * SELECT, where PostgreSQL itself allows neither INTO nor a change of data, and
 * is sent by the extended protocol, which takes one statement only.
 *
 * @returns `null` when the query gives no row
 * @throws `InputError` when it gives more than one value
 * @internal
 */
export async function readValue(
  query: Query,
  { statement, bareName }: GuardedQuery,
  { schema, table }: TableLocation,
): Promise<number | string | boolean | null> {
  const name = escapeIdentifier(table);
  const known = bareName
    ? `WITH ${name} AS NOT MATERIALIZED (
         SELECT * FROM ${escapeIdentifier(schema)}.${name}
       )`
    : '';
  const values = await query<{ type: string | null; text: string | null }>(
    `${known}
     SELECT json_typeof(found.value) AS type,
            left(found.value #>> '{}', $1) AS text
       FROM (SELECT to_json(measured.*) AS fields
               FROM (${statement}
                    ) AS measured
              LIMIT $2) AS measured
       LEFT JOIN LATERAL json_each(measured.fields) AS found ON true`,
    [LONGEST_TEXT, 2],
  );
  if (values.length > 1) {
    throw new InputError(
      'query: gives more than one value; let it give one row with one column',
    );
  }
  if (values.length === 0) {
    return null;
  }
  const [{ type, text }] = values;
  switch (type) {
    case 'number':
      if (text?.length === LONGEST_TEXT && !text.includes('.')) {
        throw new InputError(
          `query: gives a number of more than ${LONGEST_TEXT} digits`,
        );
      }
      return Number(text);
    case 'boolean':
      return text === 'true';
    case 'string':
    case 'null':
      return text;
    default:
      throw new InputError(
        `query: gives ${
          type ? `a JSON ${type}` : 'no column'
        }; let it give a number, a text or a truth value`,
      );
  }
}
