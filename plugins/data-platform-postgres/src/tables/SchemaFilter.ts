/**
 * Decides in SQL which schemas data products may use.
 * @internal
 */
export class SchemaFilter {
  readonly #parameters: [include: string[], exclude: string[]];

  /**
   * @param schemas - patterns in which `*` stands for any characters
   */
  constructor(schemas: { include: string[]; exclude: string[] }) {
    this.#parameters = [
      schemas.include.map(toLikePattern),
      schemas.exclude.map(toLikePattern),
    ];
  }

  /** Values of `$1` and `$2` in {@link SchemaFilter.CONDITION}. */
  get parameters(): unknown[] {
    return [...this.#parameters];
  }

  /** A condition on `pg_namespace n`. PostgreSQL's own schemas never pass. */
  static readonly CONDITION = `(
    n.nspname::text LIKE ANY ($1::text[])
    AND NOT n.nspname::text LIKE ANY ($2::text[])
    AND n.nspname !~ '^pg_'
    AND n.nspname <> 'information_schema'
  )`;
}

function toLikePattern(pattern: string): string {
  return pattern.replace(/[\\%_]/g, '\\$&').replace(/\*/g, '%');
}
