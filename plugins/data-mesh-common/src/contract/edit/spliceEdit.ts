import {
  Document,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  Node,
  stringify,
  YAMLMap,
  YAMLSeq,
} from 'yaml';

/** Characters from `start` to `end` of a text, and what replaces them. */
interface Splice {
  start: number;
  end: number;
  text: string;
}

type Path = readonly (string | number)[];

const STYLE = { lineWidth: 0, aliasDuplicateObjects: false } as const;

/**
 * Sets or removes one value by changing only the characters that hold it, so
 * that the rest of the text stays as it is to the last space.
 *
 * @param document - of the source, with ranges
 * @param value - `undefined` to remove
 * @returns the text, or `undefined` when it takes more than that; it is a
 *   proposal, to be read again before it is used
 * @internal
 */
export function spliceEdit(
  source: string,
  document: Document,
  path: Path,
  value: unknown,
): string | undefined {
  const parent = document.getIn(path.slice(0, -1), true);
  const key = path[path.length - 1];
  if (!isCollection(parent)) {
    return undefined;
  }
  const present = parent.get(key, true);
  let splice: Splice | undefined;
  if (value === undefined) {
    splice = removal(source, parent, key);
  } else if (isNode(present)) {
    splice = replacement(source, present, value, parent.flow === true);
  } else if (!parent.has(key)) {
    splice = addition(source, parent, key, value);
  }
  return (
    splice &&
    source.slice(0, splice.start) + splice.text + source.slice(splice.end)
  );
}

function replacement(
  source: string,
  node: Node,
  value: unknown,
  inBraces: boolean,
): Splice | undefined {
  const [start, end] = node.range ?? [];
  if (start === undefined || end === undefined) {
    return undefined;
  }
  if (isCollection(node) && !node.flow) {
    return isContainer(value)
      ? { start, end, text: indented(value, columnOf(source, start)) }
      : undefined;
  }
  const text = inBraces ? JSON.stringify(value) : inline(value, node);
  if (start === end) {
    return { start, end, text: ` ${text}` };
  }
  const endsLine = source.slice(start, end).endsWith('\n');
  return { start, end, text: endsLine ? `${text}\n` : text };
}

function addition(
  source: string,
  parent: YAMLMap | YAMLSeq,
  key: string | number,
  value: unknown,
): Splice | undefined {
  const last = lastNode(parent);
  const end = last?.range?.[2];
  const first = entryStart(parent, 0);
  if (parent.flow || end === undefined || first === undefined) {
    return undefined;
  }
  const column = columnOf(source, first);
  const entry = indented(isSeq(parent) ? [value] : { [key]: value }, column);
  const before = source[end - 1] === '\n' ? '' : '\n';
  return { start: end, end, text: before + ' '.repeat(column) + entry };
}

function removal(
  source: string,
  parent: YAMLMap | YAMLSeq,
  key: string | number,
): Splice | undefined {
  const index = isMap(parent)
    ? parent.items.findIndex(
        ({ key: name }) => isScalar(name) && name.value === key,
      )
    : Number(key);
  const start = entryStart(parent, index);
  const end = valueOf(parent, index)?.range?.[2];
  if (parent.flow || start === undefined || end === undefined) {
    return undefined;
  }
  if (parent.items.length === 1) {
    return { start, end, text: isSeq(parent) ? '[]\n' : '{}\n' };
  }
  const lineStart = start - columnOf(source, start);
  // The first key of a list's item stands behind the dash, which stays.
  return source.slice(lineStart, start).trim() === ''
    ? { start: lineStart, end, text: '' }
    : { start, end: end + leadingSpaces(source, end), text: '' };
}

/** Where the key or the dash of an entry of a block collection stands. */
function entryStart(
  parent: YAMLMap | YAMLSeq,
  index: number,
): number | undefined {
  const item: unknown = parent.items[index];
  if (isPair(item)) {
    return isNode(item.key) ? item.key.range?.[0] : undefined;
  }
  const token = parent.srcToken;
  return token?.type === 'block-seq'
    ? token.items[index]?.start.find(({ type }) => type === 'seq-item-ind')
        ?.offset
    : undefined;
}

function valueOf(parent: YAMLMap | YAMLSeq, index: number): Node | undefined {
  const item: unknown = parent.items[index];
  const value = isPair(item) ? item.value : item;
  return isNode(value) ? value : undefined;
}

function lastNode(parent: YAMLMap | YAMLSeq): Node | undefined {
  return valueOf(parent, parent.items.length - 1);
}

function columnOf(source: string, position: number): number {
  return position - (source.lastIndexOf('\n', position - 1) + 1);
}

function leadingSpaces(source: string, position: number): number {
  return /^ */.exec(source.slice(position))?.[0].length ?? 0;
}

function isContainer(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && Object.keys(value).length > 0
  );
}

/** A value on one line, in the quotes of what it replaces. */
function inline(value: unknown, replaced: Node): string {
  if (typeof value === 'object' && value !== null) {
    return JSON.stringify(value);
  }
  const type = isScalar(replaced) ? replaced.type : undefined;
  return stringify(value, {
    ...STYLE,
    blockQuote: false,
    defaultStringType:
      type === 'QUOTE_SINGLE' || type === 'QUOTE_DOUBLE' ? type : 'PLAIN',
  }).trimEnd();
}

/** A value on lines of its own, all but the first moved to the right. */
function indented(value: unknown, column: number): string {
  return stringify(value, STYLE).replace(
    /\n(?=[^\n])/g,
    `\n${' '.repeat(column)}`,
  );
}
