import { OPERATORS } from './everyPart';

type Mapping = Record<string, unknown>;

/** What is put in the place of each value; also keys that belong elsewhere. */
const VALUES = ['', 'text', 0, -1, 1.5, true, null, [], ['a'], [1], {}, [{}]];
const EXTRA_KEYS = [
  ...Object.keys(OPERATORS),
  ...'unknown name id type format host port location metric rule query engine from properties items maxLength exclusiveMaximum'.split(
    ' ',
  ),
];

/**
 * All copies of a document with one value left out or replaced, or one key
 * added.
 * @internal
 */
export function* variations(document: Mapping): Generator<Mapping> {
  yield document;
  for (const path of pathsOf(document)) {
    yield changed(document, path, parent => {
      delete parent[path[path.length - 1]];
    });
    for (const value of VALUES) {
      yield changed(document, path, parent => {
        parent[path[path.length - 1]] = value;
      });
    }
    for (const key of EXTRA_KEYS) {
      yield changed(document, [...path, key], parent => {
        if (!Array.isArray(parent)) {
          parent[key] ??= 'text';
        }
      });
    }
  }
}

function pathsOf(value: unknown, path: string[] = []): string[][] {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, child]) => [
        [...path, key],
        ...pathsOf(child, [...path, key]),
      ])
    : [];
}

function changed(
  document: Mapping,
  path: string[],
  change: (parent: Mapping) => void,
): Mapping {
  const copy = structuredClone(document);
  const parent = path
    .slice(0, -1)
    .reduce<unknown>((value, key) => (value as Mapping)?.[key], copy);
  if (typeof parent === 'object' && parent !== null) {
    change(parent as Mapping);
  }
  return copy;
}
