import {
  ASTNode,
  Environment,
  EvaluationError,
  ParseResult,
  serialize,
} from '@marcbachmann/cel-js';
import { RuleVariables } from './environment';
import { ReadPath, readPaths, readProviders } from './readPaths';

// Longer ones are not read by people either.
const MAX_LENGTH = 4_000;

/**
 * What an evaluation came to: a value, or why there is none, in words.
 * @internal
 */
export type Outcome = { value: unknown } | { error: string };

/**
 * An expression that was parsed and type-checked.
 * @internal
 */
export class Expression {
  /** What it reads, for explanations. */
  readonly paths: ReadPath[];
  /** Ids of the fact providers it reads; `undefined`: possibly all. */
  readonly providers: Set<string> | undefined;
  readonly ast: ASTNode;
  readonly #environment: Environment;
  readonly #run: ParseResult;

  constructor(environment: Environment, source: string) {
    this.#environment = environment;
    this.#run = environment.parse(source);
    this.ast = this.#run.ast;
    this.paths = readPaths(this.ast);
    this.providers = readProviders(this.paths);
  }

  /** Evaluates; never throws. */
  evaluate(variables: RuleVariables): Outcome {
    try {
      return { value: this.#run({ ...variables }) };
    } catch (error) {
      return { error: describeError(error) };
    }
  }

  /**
   * An expression made from a part of this one, or `undefined` when it would
   * go beyond the limits of an expression.
   */
  derive(source: string): Expression | undefined {
    try {
      return new Expression(this.#environment, source);
    } catch {
      return undefined;
    }
  }
}

/**
 * Parses and type-checks an expression.
 *
 * @param type - what it has to result in; an expression whose type is known
 * only when it runs is accepted
 * @returns the expression, or what is wrong with it in one line
 * @internal
 */
export function compileExpression(
  environment: Environment,
  source: string,
  type: 'bool' | 'string',
): { expression: Expression } | { problem: string } {
  if (source.length > MAX_LENGTH) {
    return { problem: `is longer than ${MAX_LENGTH} characters` };
  }
  const check = environment.check(source);
  if (!check.valid) {
    const position = check.error?.range?.start;
    return {
      problem: `${check.error?.summary ?? 'cannot be read'}${
        position === undefined ? '' : ` (at character ${position + 1})`
      }`,
    };
  }
  if (check.type !== type && !check.type?.startsWith('dyn')) {
    return {
      problem: `results in ${check.type}; it has to result in ${type}`,
    };
  }
  return { expression: new Expression(environment, source) };
}

function describeError(error: unknown): string {
  if (!(error instanceof EvaluationError)) {
    return error instanceof Error ? error.message : String(error);
  }
  if (error.code === 'no_such_key' && error.node) {
    const place = serialize(error.node);
    return place.startsWith('facts.')
      ? `${place} is not known`
      : `${place} is not set`;
  }
  return error.node
    ? `${error.summary} in ${serialize(error.node)}`
    : error.summary;
}
