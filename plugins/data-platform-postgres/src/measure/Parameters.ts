/**
 * Collects the parameters of a statement while it is written.
 * @internal
 */
export class Parameters {
  readonly values: unknown[] = [];

  /**
   * @param type - of PostgreSQL, e.g. `text[]`
   * @returns what stands for the value in the statement
   */
  add(value: unknown, type: string): string {
    this.values.push(value);
    return `$${this.values.length}::${type}`;
  }
}
