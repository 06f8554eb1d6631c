import { ASTNode, serialize } from '@marcbachmann/cel-js';
import { RuleVariables } from './environment';
import { Expression } from './Expression';
import { ReadPath } from './readPaths';

const MAX_VALUES = 4;
const MAX_ITEMS = 5;
const MAX_TEXT = 80;

/**
 * Says what an expression found that made it true or false, from the values
 * it reads: of `a && b` only the side that is false, of `ports.all(p, …)` the
 * ports for which it is not so.
 *
 * @internal
 */
export class Explainer {
  readonly #expression: Expression;
  readonly #parts: { whole: Expression; offenders?: Expression }[];

  constructor(expression: Expression) {
    this.#expression = expression;
    this.#parts = conjuncts(expression.ast).map(node => ({
      whole: expression.derive(serialize(node)),
      offenders: offendersOf(expression, node),
    }));
  }

  explainPass(variables: RuleVariables): string {
    return describeValues(this.#expression.paths, variables) || 'It holds.';
  }

  explainFail(variables: RuleVariables): string {
    return this.#parts
      .filter(({ whole }) => !isTrue(whole, variables))
      .map(part => this.#explainPart(part, variables))
      .join(' ');
  }

  #explainPart(
    { whole, offenders }: { whole: Expression; offenders?: Expression },
    variables: RuleVariables,
  ): string {
    const found = offenders?.evaluate(variables);
    if (found && 'value' in found && Array.isArray(found.value)) {
      return `Not so for ${listed(found.value.flat(Infinity).map(nameOf))}.`;
    }
    return (
      describeValues(whole.paths, variables) ||
      `${shorten(serialize(whole.ast))} is not true.`
    );
  }
}

function isTrue(expression: Expression, variables: RuleVariables): boolean {
  const outcome = expression.evaluate(variables);
  return 'value' in outcome && outcome.value === true;
}

function conjuncts(node: ASTNode): ASTNode[] {
  return node.op === '&&' ? node.args.flatMap(conjuncts) : [node];
}

function offendersOf(
  expression: Expression,
  node: ASTNode,
): Expression | undefined {
  const source = offendersSource(node);
  return source === undefined ? undefined : expression.derive(source);
}

/**
 * For `list.all(item, condition)`: the source of an expression for the items
 * that do not meet the condition; for one in another the innermost items, in
 * nested lists.
 */
function offendersSource(node: ASTNode): string | undefined {
  if (node.op !== 'rcall') {
    return undefined;
  }
  const [method, receiver, args] = node.args;
  if (method !== 'all' || args.length !== 2) {
    return undefined;
  }
  const [item, condition] = args;
  const inner = offendersSource(condition);
  const step =
    inner === undefined
      ? `filter(${serialize(item)}, !(${serialize(condition)}))`
      : `map(${serialize(item)}, ${inner})`;
  return `(${serialize(receiver)}).${step}`;
}

function describeValues(paths: ReadPath[], variables: RuleVariables): string {
  const described = paths
    .slice(0, MAX_VALUES)
    .map(path => describeValue(path, variables));
  return described.length ? `${described.join('; ')}.` : '';
}

function describeValue(path: ReadPath, variables: RuleVariables): string {
  let value: unknown = variables;
  for (const key of path) {
    value = readKey(value, key);
  }
  const place = path.join('.');
  if (value === undefined) {
    return `${place} is not ${path[0] === 'facts' ? 'known' : 'set'}`;
  }
  if (Array.isArray(value)) {
    return value.length
      ? `${place} has ${listed(value.map(nameOf))}`
      : `${place} is empty`;
  }
  if (typeof value === 'object' && value !== null) {
    return `${place} is set`;
  }
  return `${place} is ${
    typeof value === 'string' ? `'${shorten(value)}'` : value
  }`;
}

function readKey(value: unknown, key: string): unknown {
  return Object.hasOwn(Object(value), key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}

function nameOf(item: unknown): string {
  if (typeof item !== 'object' || item === null) {
    return shorten(String(item));
  }
  const { name, version, ref, property } = item as Record<string, unknown>;
  const label = String(ref ?? name ?? property ?? 'an entry without a name');
  return shorten(
    ref === undefined && version !== undefined ? `${label} ${version}` : label,
  );
}

function listed(names: string[]): string {
  const shown = names.slice(0, MAX_ITEMS).join(', ');
  return names.length > MAX_ITEMS
    ? `${shown} and ${names.length - MAX_ITEMS} more`
    : shown;
}

function shorten(text: string): string {
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT - 1)}…` : text;
}
