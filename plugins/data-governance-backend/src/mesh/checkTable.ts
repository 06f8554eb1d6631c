import { Knex } from 'knex';
import { isPostgres } from '@meshport/backstage-plugin-data-mesh-node';
import { ShownCheck } from './ShownRules';

/**
 * Checks as a table of a statement, from one parameter: `scorecard`,
 * `check_id`, `position` (in the list given, from 0) and `level_position` (in
 * the levels of the scorecard, from 0).
 *
 * @param alias - its name in the statement
 * @internal
 */
export function checkTable(
  knex: Knex,
  alias: string,
  checks: readonly ShownCheck[],
): Knex.Raw {
  const rows = JSON.stringify(
    checks.map(({ scorecard, check }, position) => ({
      scorecard: scorecard.ref,
      check_id: check.id,
      position,
      level_position: scorecard.levels.findIndex(
        ({ name }) => name === check.level,
      ),
    })),
  );
  return isPostgres(knex)
    ? knex.raw(
        'jsonb_to_recordset(?::jsonb) as ??(scorecard text, check_id text, position int, level_position int)',
        [rows, alias],
      )
    : knex.raw(
        `(select json_extract(value, '$.scorecard') as scorecard,
            json_extract(value, '$.check_id') as check_id,
            json_extract(value, '$.position') as position,
            json_extract(value, '$.level_position') as level_position
          from json_each(?)) as ??`,
        [rows, alias],
      );
}

/**
 * Puts many short texts of a group together.
 * @internal
 */
export function joined(knex: Knex, expression: string, name: string): Knex.Raw {
  return isPostgres(knex)
    ? knex.raw(`string_agg(${expression}, '') as ??`, [name])
    : knex.raw(`group_concat(${expression}, '') as ??`, [name]);
}
