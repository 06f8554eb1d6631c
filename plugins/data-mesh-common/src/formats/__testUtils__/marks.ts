import fc from 'fast-check';

/**
 * The values that are the author's own, with where they are.
 * @internal
 */
export interface Mark {
  path: string;
  text: string;
}

/**
 * Makes texts and numbers that stand nowhere else, to be looked for in what is
 * made of a document.
 * @internal
 */
export function newMarks(prefix = '') {
  let count = 0;
  const text = () => `${prefix}mark${1000 + count++}end`;
  return {
    text,
    number: () => 700_000 + count++,
    url: () => `https://example.com/${text()}`,
  };
}

/**
 * A document with any of its keys left out.
 *
 * @param create - the whole document, the same each time
 * @param kept - keys that are never left out
 * @internal
 */
export function anyPartOf<T extends object>(
  create: () => T,
  kept: ReadonlySet<string>,
): fc.Arbitrary<T> {
  const paths = optionalPlaces(create(), kept).map(({ path }) => path);
  return fc.subarray(paths).map(removed => {
    const document = create();
    for (const { path, holder, key } of optionalPlaces(document, kept)) {
      if (removed.includes(path)) {
        delete holder[key];
      }
    }
    return document;
  });
}

interface Place {
  path: string;
  holder: Record<string, unknown>;
  key: string;
}

function optionalPlaces(
  value: unknown,
  kept: ReadonlySet<string>,
  path = '',
): Place[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) =>
      optionalPlaces(item, kept, `${path}[${index}]`),
    );
  }
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap(key => {
    const childPath = path ? `${path}.${key}` : key;
    const inside = optionalPlaces(holder[key], kept, childPath);
    return kept.has(key)
      ? inside
      : [{ path: childPath, holder, key }, ...inside];
  });
}

/**
 * The texts and numbers of a document that are the author's own.
 * @internal
 */
export function findMarks(value: unknown, path = ''): Mark[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => findMarks(item, `${path}[${index}]`));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, child]) =>
      findMarks(child, path ? `${path}.${key}` : key),
    );
  }
  const mark = /(own)?mark\d+end|70\d{4}/.exec(String(value))?.[0];
  return mark ? [{ path, text: mark }] : [];
}

/**
 * The marks that are neither in what was made nor among the losses.
 * @internal
 */
export function missingMarks(
  marks: Mark[],
  content: string,
  losses: { path: string }[],
): Mark[] {
  return marks.filter(
    ({ path, text }) =>
      !content.includes(text) &&
      !losses.some(
        lost =>
          path === lost.path ||
          path.startsWith(`${lost.path}.`) ||
          path.startsWith(`${lost.path}[`),
      ),
  );
}
