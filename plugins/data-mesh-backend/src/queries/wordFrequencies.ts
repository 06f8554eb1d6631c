import { Knex } from 'knex';
import { holdsWords } from './conditions';

/**
 * Words with the share of all columns that hold them.
 * @internal
 */
export interface WordFrequency {
  word: string;
  /** From 0 to 1, as PostgreSQL estimates it. */
  share: number;
}

interface Plan {
  'Plan Rows': number;
  Plans?: Plan[];
}

/**
 * How common words are in columns, the rarest first. PostgreSQL is asked what
 * it expects, which takes no time and is never far off after an `analyze`.
 *
 * @param trx - without parallel plans, whose estimates are for one worker
 * @param words - at least one
 * @internal
 */
export async function wordFrequencies(
  trx: Knex,
  words: readonly string[],
): Promise<WordFrequency[]> {
  const counted = [
    trx('columns').select(trx.raw('1')),
    ...words.map(word =>
      trx('columns')
        .select(trx.raw('1'))
        .where(holdsWords(trx, 'columns.search', [word])),
    ),
  ];
  const { rows } = await trx.raw<{
    rows: { 'QUERY PLAN': { Plan: Plan }[] }[];
  }>(
    `explain (format json) ${counted.map(() => '?').join(' union all ')}`,
    counted,
  );
  const [{ Plan: append }] = rows[0]['QUERY PLAN'];
  const [all, ...each] = (append.Plans ?? []).map(plan => plan['Plan Rows']);
  return words
    .map((word, index) => ({ word, share: each[index] / all }))
    .sort((a, b) => a.share - b.share);
}
