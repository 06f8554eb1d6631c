import { ASTNode } from '@marcbachmann/cel-js';
import { Meter } from './Meter';
import { childrenOf } from './readPaths';

// A part of an expression as the library runs it. The first time it replaces
// the method by one that fits what the type check found out.
type Evaluate = (
  evaluator: unknown,
  node: unknown,
  context: unknown,
) => unknown;
interface EvaluableNode {
  evaluate: Evaluate;
}

const LOOPS = ['all', 'exists', 'exists_one', 'map', 'filter'];

/**
 * Makes the parts of a parsed expression that loop, or make something that can
 * grow, charge their steps to a meter. All else takes as long as the expression
 * is long.
 *
 * @internal
 */
export function meterSteps(ast: ASTNode, meter: Meter): void {
  const stepsOf = new Map<ASTNode, number>();
  findCosts(ast, stepsOf);
  stepsOf.forEach((steps, node) => wrap(node, steps, meter));
}

/**
 * Tells whether an expression neither loops nor searches texts by patterns: it
 * takes no longer than it is long then.
 * @internal
 */
export function isStraight(ast: ASTNode): boolean {
  const isLong =
    ast.op === 'rcall' && [...LOOPS, 'matches'].includes(ast.args[0]);
  return !isLong && childrenOf(ast.args).every(isStraight);
}

/** The parts to charge for, with the steps that each takes besides its value. */
function findCosts(ast: ASTNode, stepsOf: Map<ASTNode, number>): void {
  const costs = (node: ASTNode, steps: number) =>
    stepsOf.set(node, (stepsOf.get(node) ?? 0) + steps);
  if (ast.op === 'rcall') {
    const [method, , args] = ast.args;
    if (LOOPS.includes(method)) {
      // What is done for each item.
      args.slice(1).forEach(body => costs(body, sizeOf(body)));
    }
    costs(ast, 0);
  } else if (ast.op === 'call' || ast.op === '+') {
    costs(ast, 0);
  } else if (ast.op === 'in') {
    // A list is searched from its beginning.
    costs(ast.args[1], 0);
  }
  childrenOf(ast.args).forEach(child => findCosts(child, stepsOf));
}

/** Once for each part: the library's replacement takes the place of `inner`. */
function wrap(ast: ASTNode, steps: number, meter: Meter): void {
  const node = ast as unknown as EvaluableNode;
  let inner = node.evaluate;
  const metered: Evaluate = (evaluator, self, context) => {
    meter.charge(steps);
    const value = inner.call(node, evaluator, self, context);
    meter.chargeValue(value);
    return value;
  };
  Object.defineProperty(node, 'evaluate', {
    configurable: true,
    get: () => metered,
    set: (replacement: Evaluate) => {
      inner = replacement;
    },
  });
}

function sizeOf(ast: ASTNode): number {
  return childrenOf(ast.args).reduce((sum, child) => sum + sizeOf(child), 1);
}
