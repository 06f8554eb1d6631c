/**
 * The most that one evaluation of an expression may do by default, in steps: parts of it that
 * are looked at for an item of a list, entries of a list that is made, and so
 * on.
 * @public
 */
export const MAX_STEPS = 100_000;

// As many characters of a text cost one step.
const CHARACTERS_OF_STEP = 16;

/**
 * Thrown when an evaluation took too many steps.
 * @internal
 */
export class TooManySteps extends Error {
  constructor(most: number) {
    super(`took more than ${most} steps`);
  }
}

/**
 * Counts the steps of an evaluation and stops one that takes too many. A step
 * is a part of an expression that is looked at for an item of a list, an entry
 * of a list that was made, or 16 characters of a text that was made or
 * searched or compared: so nested loops over long lists, and texts that double again and
 * again, end early, however fast the machine is.
 * @internal
 */
export class Meter {
  #left = Infinity;
  readonly #charged = new Set<string>();
  readonly #most: number;
  // Thrown again and again until every loop has ended: making one is dear.
  readonly #tooMany: TooManySteps;

  constructor(most = MAX_STEPS) {
    this.#most = most;
    this.#tooMany = new TooManySteps(most);
  }

  /**
   * @throws `TooManySteps`, also when the expression itself let it pass, as
   * `a || b` does for an error in `a`; what `evaluate` throws
   */
  measure<T>(evaluate: () => T): T {
    this.#left = this.#most;
    try {
      const value = evaluate();
      if (this.#left < 0) {
        throw this.#tooMany;
      }
      return value;
    } catch (error) {
      throw this.#left < 0 ? this.#tooMany : error;
    } finally {
      this.#left = Infinity;
      this.#charged.clear();
    }
  }

  /**
   * @throws `TooManySteps` when none are left
   */
  charge(steps: number): void {
    this.#left -= steps;
    if (this.#left < 0) {
      throw this.#tooMany;
    }
  }

  /**
   * Charges for what is made only once in an evaluation, and used again.
   *
   * @throws `TooManySteps` when no steps are left
   */
  chargeOnce(name: string, steps: number): void {
    if (!this.#charged.has(name)) {
      this.#charged.add(name);
      this.charge(steps);
    }
  }

  /**
   * Charges for a value that was made.
   *
   * @throws `TooManySteps` when no steps are left
   */
  chargeValue(value: unknown): void {
    if (typeof value === 'string') {
      this.charge(Math.ceil(value.length / CHARACTERS_OF_STEP));
    } else if (Array.isArray(value)) {
      this.charge(value.length);
    }
  }

  /**
   * Charges for a value that is looked at as a whole, with all that is in it.
   *
   * @throws `TooManySteps` when no steps are left
   */
  chargeWhole(value: unknown): void {
    if (typeof value === 'string') {
      this.chargeValue(value);
    } else if (value instanceof Map) {
      this.#chargeAll(value.values(), value.size);
    } else if (Array.isArray(value)) {
      this.#chargeAll(value, value.length);
    } else if (typeof value === 'object' && value !== null) {
      const members = Object.values(value);
      this.#chargeAll(members, members.length);
    }
  }

  #chargeAll(values: Iterable<unknown>, count: number): void {
    this.charge(count);
    for (const value of values) {
      this.chargeWhole(value);
    }
  }
}
