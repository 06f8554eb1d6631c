import {
  ASTNode,
  EvaluationError,
  ParseResult,
  serialize,
} from '@marcbachmann/cel-js';
import { TooManySteps } from './Meter';
import { isStraight, meterSteps } from './meterSteps';
import { pathOf, ReadPath, readPaths } from './readPaths';
import { RuleLanguage, RuleVariables } from './RuleLanguage';

// Longer ones are not read by people either.
const MAX_LENGTH = 4_000;

/**
 * What an evaluation came to: a value, or why there is none, in words.
 * @public
 */
export type Outcome = { value: unknown } | { error: string };

/**
 * An expression that was parsed and type-checked.
 * @public
 */
export class Expression {
  readonly language: RuleLanguage;
  /** What it reads. */
  readonly paths: ReadPath[];
  /** @internal */
  readonly ast: ASTNode;
  /**
   * Whether it neither loops nor searches by patterns, so that it takes no
   * longer than it is long. Others need a deadline.
   */
  readonly isStraight: boolean;
  readonly #run: ParseResult;

  /** @internal */
  constructor(language: RuleLanguage, source: string) {
    this.language = language;
    this.#run = language.environment.parse(source);
    this.ast = this.#run.ast;
    meterSteps(this.ast, language.meter);
    this.isStraight = isStraight(this.ast);
    this.paths = readPaths(language, this.ast);
  }

  /** Evaluates; never throws. */
  evaluate(variables: RuleVariables): Outcome {
    try {
      return {
        value: this.language.meter.measure(() => this.#run(variables)),
      };
    } catch (error) {
      return { error: describeError(this.language, error) };
    }
  }

  /**
   * An expression made from a part of this one, or `undefined` when it would
   * go beyond the limits of an expression.
   * @internal
   */
  derive(source: string): Expression | undefined {
    try {
      return new Expression(this.language, source);
    } catch {
      return undefined;
    }
  }
}

/**
 * Why an expression cannot be used.
 * @public
 */
export interface ExpressionProblem {
  /** In one line. */
  message: string;
  /** Where in the expression; both from 1. */
  place?: { line: number; column: number };
}

/**
 * Parses and type-checks an expression.
 *
 * @param type - what it has to result in; an expression whose type is known
 * only when it runs is accepted
 * @public
 */
export function compileExpression(
  language: RuleLanguage,
  source: string,
  type: 'bool' | 'string',
): { expression: Expression } | { problem: ExpressionProblem } {
  if (source.length > MAX_LENGTH) {
    return { problem: { message: `is longer than ${MAX_LENGTH} characters` } };
  }
  const check = language.environment.check(source);
  if (!check.valid) {
    const position = check.error?.range?.start;
    return {
      problem: {
        message: check.error?.summary ?? 'cannot be read',
        place: position === undefined ? undefined : placeAt(source, position),
      },
    };
  }
  if (check.type !== type && !check.type?.startsWith('dyn')) {
    return {
      problem: {
        message: `results in ${check.type}; it has to result in ${type}`,
      },
    };
  }
  return { expression: new Expression(language, source) };
}

function placeAt(source: string, position: number) {
  const before = source.slice(0, position).split('\n');
  return { line: before.length, column: before[before.length - 1].length + 1 };
}

function describeError(language: RuleLanguage, error: unknown): string {
  if (error instanceof TooManySteps) {
    return `The rule ${error.message}`;
  }
  if (!(error instanceof EvaluationError)) {
    return error instanceof Error ? error.message : String(error);
  }
  // A variable without a value is a place like any other.
  const isMissing =
    error.code === 'no_such_key' || error.code === 'unknown_variable';
  if (isMissing && error.node) {
    const [root] = pathOf(language, error.node) ?? [''];
    return `${serialize(error.node)} is not ${
      language.isFound(root) ? 'known' : 'set'
    }`;
  }
  return error.node
    ? `${error.summary} in ${serialize(error.node)}`
    : error.summary;
}
