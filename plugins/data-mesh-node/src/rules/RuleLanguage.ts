import { Environment } from '@marcbachmann/cel-js';
import { createRuleEnvironment, RuleVariableTypes } from './environment';
import { Meter } from './Meter';

/**
 * What the rules are given, by variable, as `toCelValue` makes it.
 * @public
 */
export type RuleVariables = Readonly<Record<string, unknown>>;

/**
 * What rules can be written in: CEL over typed variables. Expressions compiled
 * in one language only work on variables made for it.
 * @public
 */
export class RuleLanguage {
  /** @internal */
  readonly environment: Environment;
  /**
   * Bounds every evaluation.
   * @internal
   */
  readonly meter: Meter;
  readonly #variables: ReadonlySet<string>;
  readonly #found: ReadonlySet<string>;

  /**
   * @param options - `variables` with their CEL types; `found`: those whose
   * parts are found out, so that an absent one is said to be not known rather
   * than not set; `maxSteps`: the most that one evaluation may do, see
   * `MAX_STEPS`
   */
  constructor(options: {
    variables: RuleVariableTypes;
    found?: readonly string[];
    maxSteps?: number;
  }) {
    this.meter = new Meter(options.maxSteps);
    this.#variables = new Set(Object.keys(options.variables));
    this.#found = new Set(options.found);
    this.environment = createRuleEnvironment(options.variables, this.meter);
  }

  /** Whether rules may read a variable of that name. */
  hasVariable(name: string): boolean {
    return this.#variables.has(name);
  }

  /** Whether the parts of a variable are found out rather than written. */
  isFound(name: string): boolean {
    return this.#found.has(name);
  }
}
