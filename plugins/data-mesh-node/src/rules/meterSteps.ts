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
const COMPARISONS = ['==', '!=', '<', '<=', '>', '>=', 'in'];

/** What a part of an expression is charged for. */
interface Cost {
  /** Each time it is looked at. */
  steps: number;
  /** Its value is looked at by another part, with all that is in it. */
  whole: boolean;
}

/**
 * Makes the parts of a parsed expression that loop, or make or look at something
 * that can be long, charge their steps to a meter. All else takes as long as
 * the expression is long.
 *
 * @internal
 */
export function meterSteps(ast: ASTNode, meter: Meter): void {
  const costs = new Map<ASTNode, Cost>();
  findCosts(ast, costs);
  costs.forEach((cost, node) => wrap(node, cost, meter));
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

/** The parts to charge for, and for what. */
function findCosts(ast: ASTNode, found: Map<ASTNode, Cost>): void {
  const add = (node: ASTNode, steps: number, whole = false) => {
    const known = found.get(node);
    found.set(node, {
      steps: (known?.steps ?? 0) + steps,
      whole: whole || (known?.whole ?? false),
    });
  };
  if (ast.op === 'rcall') {
    const [method, receiver, args] = ast.args;
    if (LOOPS.includes(method)) {
      // What is done for each item.
      args.slice(1).forEach(body => add(body, sizeOf(body)));
    } else {
      // A text is searched, or its characters are counted.
      [receiver, ...args].filter(mayBeLong).forEach(each => add(each, 0));
    }
    add(ast, 0);
  } else if (ast.op === 'call') {
    ast.args[1].filter(mayBeLong).forEach(each => add(each, 0));
    add(ast, 0);
  } else if (ast.op === '+') {
    add(ast, 0);
  } else if (COMPARISONS.includes(ast.op)) {
    const [left, right] = childrenOf(ast.args);
    const isWhole = mayBeLong(left) && mayBeLong(right);
    if (ast.op === 'in') {
      // A list is searched from its beginning.
      add(right, 0, isWhole);
    } else if (isWhole) {
      add(left, 0, true);
    }
  }
  childrenOf(ast.args).forEach(child => findCosts(child, found));
}

/** What is written out is no longer than the expression. */
function mayBeLong(ast: ASTNode): boolean {
  return ast.op !== 'value';
}

/** Once for each part: the library's replacement takes the place of `inner`. */
function wrap(ast: ASTNode, { steps, whole }: Cost, meter: Meter): void {
  const node = ast as unknown as EvaluableNode;
  let inner = node.evaluate;
  const metered: Evaluate = (evaluator, self, context) => {
    meter.charge(steps);
    const value = inner.call(node, evaluator, self, context);
    if (whole) {
      meter.chargeWhole(value);
    } else {
      meter.chargeValue(value);
    }
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
