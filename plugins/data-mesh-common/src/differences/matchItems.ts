import { canonicalText } from './sameMeaning';

/**
 * An item of a list before and after; one of them is absent when the item was
 * added or removed.
 * @internal
 */
export type Match<Item> =
  | { before: Item; after: Item }
  | { before: Item; after?: undefined }
  | { before?: undefined; after: Item };

/**
 * Finds the same items in two lists by what names them, not by position.
 *
 * @param keys - what names an item, the best key first: items that have no
 *   counterpart by the first key are looked for by the second, and so on
 * @returns the items of `before` in their order, then the added ones in theirs
 * @internal
 */
export function matchItems<Item extends object>(
  before: readonly Item[] = [],
  after: readonly Item[] = [],
  keys: readonly ((item: Item) => string | undefined)[],
): Match<Item>[] {
  const found = new Map<Item, Item>();
  const taken = new Set<Item>();
  for (const key of keys) {
    const open = groupBy(
      after.filter(item => !taken.has(item)),
      key,
    );
    const lost = groupBy(
      before.filter(item => !found.has(item)),
      key,
    );
    for (const [name, items] of lost) {
      for (const pair of pairUp(items, open.get(name) ?? [])) {
        found.set(pair.before, pair.after);
        taken.add(pair.after);
      }
    }
  }
  return [
    ...before.map((item): Match<Item> => {
      const twin = found.get(item);
      return twin ? { before: item, after: twin } : { before: item };
    }),
    ...after.filter(item => !taken.has(item)).map(item => ({ after: item })),
  ];
}

function groupBy<Item>(
  items: readonly Item[],
  key: (item: Item) => string | undefined,
): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const name = key(item);
    if (name !== undefined) {
      const group = groups.get(name);
      if (group) {
        group.push(item);
      } else {
        groups.set(name, [item]);
      }
    }
  }
  return groups;
}

/** Several items may have one name: those that say the same belong together. */
function pairUp<Item>(
  before: Item[],
  after: Item[],
): { before: Item; after: Item }[] {
  if (before.length === 1 && after.length === 1) {
    return [{ before: before[0], after: after[0] }];
  }
  if (before.length === 0 || after.length === 0) {
    return [];
  }
  const left = sortByText(before);
  const right = sortByText(after);
  const pairs: { before: Item; after: Item }[] = [];
  const lost: Item[] = [];
  const open: Item[] = [];
  // Both are sorted, so one walk finds all that say the same.
  for (let l = 0, r = 0; l < left.length || r < right.length; ) {
    if (left[l]?.text === right[r]?.text) {
      pairs.push({ before: left[l++].item, after: right[r++].item });
    } else if (r >= right.length || left[l]?.text < right[r].text) {
      lost.push(left[l++].item);
    } else {
      open.push(right[r++].item);
    }
  }
  lost
    .slice(0, open.length)
    .forEach((item, index) => pairs.push({ before: item, after: open[index] }));
  return pairs;
}

function sortByText<Item>(items: Item[]): { item: Item; text: string }[] {
  return items
    .map(item => ({ item, text: canonicalText(item) }))
    .sort((a, b) => (a.text < b.text ? -1 : Number(a.text > b.text)));
}
