import { InputError } from '@backstage/errors';

/**
 * What the placeholders of a quality rule in SQL stand for. The values go into
 * the query as they are: quote names for the engine before.
 * @public
 */
export interface QueryPlaceholders {
  /** The table: `{object}`, `{table}`, `{model}`. */
  object: string;
  /** The column, when the rule is about one: `{property}`, `{column}`, `{field}`. */
  property?: string;
  /** `{schema}` or `{dataset}`. */
  schema?: string;
  /** `{database}`, `{catalog}` or `{project}`. */
  database?: string;
}

const WORDS = new Map<string, keyof QueryPlaceholders>([
  ['object', 'object'],
  ['table', 'object'],
  ['model', 'object'],
  ['property', 'property'],
  ['column', 'property'],
  ['field', 'property'],
  ['schema', 'schema'],
  ['dataset', 'schema'],
  ['database', 'database'],
  ['catalog', 'database'],
  ['project', 'database'],
]);

const PLACEHOLDER = new RegExp(
  `\\$?\\{(${[...WORDS.keys()].join('|')})\\}`,
  'g',
);

/**
 * Fills the placeholders of a quality rule in SQL, in both styles that are in
 * use: `{object}` of the standard's text and `${table}` of its examples. Other
 * braces are left alone.
 *
 * @throws `InputError` when the query has a placeholder without a value, such
 * as `{property}` in a rule that is about a table
 * @public
 */
export function fillQueryPlaceholders(
  query: string,
  values: QueryPlaceholders,
): string {
  return query.replace(PLACEHOLDER, (placeholder, word: string) => {
    const meaning = WORDS.get(word) ?? 'object';
    const value = values[meaning];
    if (value === undefined) {
      throw new InputError(
        `query: ${placeholder} has no value here, because the rule names no ${meaning}; write the name itself or move the rule`,
      );
    }
    return value;
  });
}
