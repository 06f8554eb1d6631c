import { ASTNode, serialize } from '@marcbachmann/cel-js';
import { Expression } from './Expression';
import { pathOf, ReadPath } from './readPaths';
import { RuleLanguage, RuleVariables } from './RuleLanguage';
import { valueAt } from './valueAt';

const MAX_VALUES = 4;
const MAX_ITEMS = 5;
const MAX_TEXT = 80;

// One side of `a && b && …`, explained on its own.
interface Part {
  whole: Expression;
  /** For `list.all(item, …)`: the list, when it is a plain place. */
  list?: ReadPath;
  /** For the same: the items for which it is not so. */
  offenders?: Expression;
}

/**
 * Says what an expression found that made it true or false, from the values
 * it reads: of `a && b` only the side that is false, of `ports.all(port, …)`
 * the ports for which it is not so.
 *
 * @public
 */
export class Explainer {
  readonly #parts: Part[];

  constructor(expression: Expression) {
    this.#parts = conjuncts(expression.ast).map(node => {
      const offenders = offendersSource(node);
      return {
        whole: expression.derive(serialize(node)) ?? expression,
        offenders: offenders ? expression.derive(offenders) : undefined,
        list:
          offenders && node.op === 'rcall'
            ? pathOf(expression.language, node.args[1])
            : undefined,
      };
    });
  }

  explainPass(variables: RuleVariables): string {
    const reasons = this.#parts.map(({ whole, list }) => {
      const items = list && valueAt(list, variables);
      return Array.isArray(items) && items.length > 0
        ? `So for ${listed(items.map(nameOf))}.`
        : describeValues(whole, variables);
    });
    return reasons.filter(reason => reason).join(' ') || 'It holds.';
  }

  explainFail(variables: RuleVariables): string {
    return this.#parts
      .filter(({ whole }) => !isTrue(whole, variables))
      .map(({ whole, offenders }) => {
        const found = offenders?.evaluate(variables);
        return found && 'value' in found && Array.isArray(found.value)
          ? `Not so for ${listed(found.value.flat(Infinity).map(nameOf))}.`
          : describeValues(whole, variables) ||
              `${shorten(serialize(whole.ast))} is not true.`;
      })
      .join(' ');
  }
}

function isTrue(expression: Expression, variables: RuleVariables): boolean {
  const outcome = expression.evaluate(variables);
  return 'value' in outcome && outcome.value === true;
}

function conjuncts(node: ASTNode): ASTNode[] {
  return node.op === '&&' ? node.args.flatMap(conjuncts) : [node];
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

function describeValues(
  { language, paths }: Expression,
  variables: RuleVariables,
): string {
  const described = paths
    .slice(0, MAX_VALUES)
    .map(path => describeValue(language, path, variables));
  return described.length ? `${described.join('; ')}.` : '';
}

function describeValue(
  language: RuleLanguage,
  path: ReadPath,
  variables: RuleVariables,
): string {
  const value = valueAt(path, variables);
  const place = path.join('.');
  if (value === undefined) {
    return `${place} is not ${language.isFound(path[0]) ? 'known' : 'set'}`;
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
