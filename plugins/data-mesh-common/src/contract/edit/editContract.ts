import { InputError } from '@backstage/errors';
import { Document, isAlias, isCollection, isNode, parseDocument } from 'yaml';
import { readDocument } from '../readDocument';
import { formatPath } from '../schema/Findings';
import { spliceEdit } from './spliceEdit';

/**
 * One change of a document: sets what is at a path, or removes it.
 * @public
 */
export type ContractEdit =
  | {
      /**
       * Keys and positions, e.g. `['schema', 0, 'name']`. Its last part may be
       * new: a key of a mapping, or the position after the last one of a list.
       */
      path: readonly (string | number)[];
      /** Plain data, without `undefined`. */
      value: unknown;
      remove?: undefined;
    }
  | { path: readonly (string | number)[]; remove: true; value?: undefined };

const READ = {
  schema: 'core',
  keepSourceTokens: true,
  prettyErrors: false,
  logLevel: 'silent',
} as const;

const WRITE = { lineWidth: 0, flowCollectionPadding: false } as const;

/**
 * Changes a document and leaves the rest as it is written: comments, the order
 * of keys, anchors, quotes and blank lines. Where a change does not fit into
 * the form of what is around it, e.g. within braces, spaces and line breaks of
 * the document may change, never its content.
 *
 * @param definition - YAML or JSON, as `parseContract` reads it
 * @param edits - made one after the other
 * @throws `InputError` when the document cannot be read, a path leads nowhere
 *   or what is removed is repeated elsewhere by an alias
 * @public
 */
export function editContract(
  definition: string,
  edits: readonly ContractEdit[],
): string {
  const { problem } = readDocument(definition);
  if (problem) {
    throw new InputError(`The contract ${problem.path} ${problem.message}`);
  }
  return edits.reduce(applyEdit, definition);
}

function applyEdit(source: string, { path, value, remove }: ContractEdit) {
  const document = parseDocument(source, READ);
  requirePlace(document, path, remove === true);
  const spliced = spliceEdit(
    source,
    document,
    path,
    remove ? undefined : value,
  );
  if (remove) {
    document.deleteIn(path);
  } else {
    document.setIn(path, withAnchor(document, path, value));
  }
  const expected = dataOf(document, path);
  if (spliced !== undefined && sameData(spliced, expected)) {
    return spliced;
  }
  return document.toString(WRITE);
}

// What repeats the value goes on repeating it.
function withAnchor(
  document: Document,
  path: readonly (string | number)[],
  value: unknown,
): unknown {
  const present = document.getIn(path, true);
  if (!isNode(present) || isAlias(present) || !present.anchor) {
    return value;
  }
  const node = document.createNode(value);
  node.anchor = present.anchor;
  return node;
}

function requirePlace(
  document: Document,
  path: readonly (string | number)[],
  exists: boolean,
): void {
  const parent = path.length > 0 && document.getIn(path.slice(0, -1), true);
  const key = path[path.length - 1];
  const isNext =
    isCollection(parent) &&
    typeof key === 'number' &&
    key === parent.items.length;
  const fits =
    isCollection(parent) &&
    (parent.has(key) || (!exists && (typeof key === 'string' || isNext)));
  if (!fits) {
    throw new InputError(
      `${formatPath(path)} is not in the document; check each part of the path`,
    );
  }
}

function dataOf(
  document: Document,
  path: readonly (string | number)[],
): string {
  try {
    return JSON.stringify(document.toJS({ maxAliasCount: -1 }));
  } catch {
    throw new InputError(
      `${formatPath(
        path,
      )} is repeated elsewhere by an alias; change that first`,
    );
  }
}

function sameData(source: string, expected: string): boolean {
  const document = parseDocument(source, READ);
  return (
    document.errors.length === 0 &&
    JSON.stringify(document.toJS({ maxAliasCount: -1 })) === expected
  );
}
