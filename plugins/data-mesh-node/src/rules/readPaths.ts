import { ASTNode } from '@marcbachmann/cel-js';
import { RuleLanguage } from './RuleLanguage';

/**
 * A place in the variables that an expression reads, e.g.
 * `['facts', 'catalog', 'ownerMembers']`.
 * @public
 */
export type ReadPath = [root: string, ...keys: string[]];

/**
 * The places that an expression reads, each as deep as it can be told without
 * evaluating it, in the order they appear.
 * @internal
 */
export function readPaths(language: RuleLanguage, ast: ASTNode): ReadPath[] {
  const found = new Map<string, ReadPath>();
  const visit = (node: ASTNode) => {
    const path = pathOf(language, node);
    if (path) {
      found.set(path.join('\0'), path);
    } else {
      childrenOf(node.args).forEach(visit);
    }
  };
  visit(ast);
  return [...found.values()];
}

/**
 * The place that an access such as `product.spec['owner']` reads, or
 * `undefined` for any other expression.
 * @internal
 */
export function pathOf(
  language: RuleLanguage,
  node: ASTNode,
): ReadPath | undefined {
  switch (node.op) {
    case 'id':
      return language.hasVariable(node.args) ? [node.args] : undefined;
    case '.':
    case '.?': {
      const path = pathOf(language, node.args[0]);
      return path && [...path, node.args[1]];
    }
    case '[]':
    case '[?]': {
      const [receiver, key] = node.args;
      const path = pathOf(language, receiver);
      return path && key.op === 'value'
        ? [...path, String(key.args)]
        : undefined;
    }
    default:
      return undefined;
  }
}

/**
 * The parts that an expression is made of, from the `args` of its node.
 * @internal
 */
export function childrenOf(args: unknown): ASTNode[] {
  if (Array.isArray(args)) {
    return args.flatMap(childrenOf);
  }
  return isNode(args) ? [args] : [];
}

function isNode(value: unknown): value is ASTNode {
  return typeof value === 'object' && value !== null && 'op' in value;
}
