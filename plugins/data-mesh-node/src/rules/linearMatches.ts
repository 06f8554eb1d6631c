import { ASTNode, Environment } from '@marcbachmann/cel-js';
import { RE2JS } from 're2js';
import { Meter } from './Meter';

// The parts of the type checker and evaluator that a macro is handed.
interface TypeChecker {
  check(node: ASTNode, context: unknown): { name: string };
  getType(name: string): { name: string };
  createError(code: string, message: string, node: ASTNode): Error;
}
interface Evaluator {
  run(node: ASTNode, context: unknown): unknown;
}
interface MatchesMacro {
  ast: ASTNode;
  operands: [text: ASTNode, pattern: ASTNode];
}

const MAX_REMEMBERED = 200;
const remembered = new Map<string, RE2JS>();

/**
 * Replaces `text.matches(pattern)`, which the library runs on JavaScript's
 * backtracking engine, by RE2: its time is linear in the text, so a pattern
 * cannot stop the backend.
 *
 * The library refuses to overload a built-in function. A macro of the same
 * name takes the call before the built-in one is looked up, whatever its
 * receiver is; the receiver type named here only has to differ from the
 * built-in one.
 *
 * @param meter - is charged for the texts that are searched
 * @internal
 */
export function registerLinearMatches(
  environment: Environment,
  meter: Meter,
): Environment {
  return environment.registerFunction(
    'list.matches(ast): bool',
    (call: { ast: ASTNode; receiver: ASTNode; args: [ASTNode] }) => ({
      ast: call.ast,
      operands: [call.receiver, call.args[0]],
      async: false,
      typeCheck,
      evaluate: (evaluator: Evaluator, macro: MatchesMacro, context: unknown) =>
        evaluate(evaluator, macro, context, meter),
    }),
  );
}

function typeCheck(
  checker: TypeChecker,
  macro: MatchesMacro,
  context: unknown,
): { name: string } {
  for (const operand of macro.operands) {
    const type = checker.check(operand, context);
    if (type.name !== 'string' && !type.name.startsWith('dyn')) {
      throw checker.createError(
        'no_such_overload',
        `matches works on texts, not on ${type.name}`,
        macro.ast,
      );
    }
  }
  return checker.getType('bool');
}

function evaluate(
  evaluator: Evaluator,
  macro: MatchesMacro,
  context: unknown,
  meter: Meter,
): boolean {
  const [text, pattern] = macro.operands.map(operand =>
    evaluator.run(operand, context),
  );
  if (typeof text !== 'string' || typeof pattern !== 'string') {
    throw new TypeError('matches works on texts only');
  }
  meter.chargeValue(text);
  const compiled = compile(pattern);
  // `a{1000}` is short, and long when it is compiled.
  meter.chargeOnce(pattern, compiled.programSize());
  return compiled.matcher(text).find();
}

function compile(pattern: string): RE2JS {
  let compiled = remembered.get(pattern);
  if (!compiled) {
    compiled = RE2JS.compile(pattern);
    if (remembered.size >= MAX_REMEMBERED) {
      remembered.clear();
    }
    remembered.set(pattern, compiled);
  }
  return compiled;
}
