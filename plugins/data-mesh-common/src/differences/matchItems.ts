import { canonicalText, isEqual } from './sameMeaning';

/**
 * An item of a list before and after; one of them is absent when the item was
 * added or removed.
 * @internal
 */
export type Match<Item> =
  | { before: Item; after: Item }
  | { before: Item; after?: undefined }
  | { before?: undefined; after: Item };

/** Reads what names an item. */
type Key<Item> = (item: Item) => string | undefined;

/**
 * Finds the same items in two lists by what names them, not by position.
 *
 * @param keys - what names an item, the best key first: items that have no
 *   counterpart by the first key are looked for by the second, and so on
 * @returns the items of `before` in their order, then the added ones in theirs
 * @internal
 */
export function matchItems<Item extends object>(
  before: readonly Item[],
  after: readonly Item[],
  keys: readonly Key<Item>[],
): Match<Item>[] {
  const twins = new Map<Item, Item>();
  let lost = before;
  let open = after;
  for (const key of keys) {
    if (lost.length === 0 || open.length === 0) {
      break;
    }
    const taken = pairUp(lost, open, key, twins);
    lost = lost.filter(item => !twins.has(item));
    open = open.filter(item => !taken.has(item));
  }
  return [
    ...before.map((item): Match<Item> => {
      const twin = twins.get(item);
      return twin ? { before: item, after: twin } : { before: item };
    }),
    ...open.map(item => ({ after: item })),
  ];
}

/**
 * As `matchItems`, without the items that are equal. Most lists are nearly the
 * same, so equal items are first left out by walking through both side by
 * side, which is much quicker than looking for each of them.
 * @internal
 */
export function matchChangedItems<Item extends object>(
  before: readonly Item[] | null | undefined,
  after: readonly Item[] | null | undefined,
  keys: readonly Key<Item>[],
): Match<Item>[] {
  const { lost, open } = withoutEqual(before ?? [], after ?? [], keys[0]);
  if (lost.length === 0 && open.length === 0) {
    return [];
  }
  return matchItems(lost, open, keys).filter(
    match =>
      !match.before || !match.after || !isEqual(match.before, match.after),
  );
}

function withoutEqual<Item>(
  before: readonly Item[],
  after: readonly Item[],
  key: Key<Item>,
): { lost: Item[]; open: Item[] } {
  const lost: Item[] = [];
  const open: Item[] = [];
  let next = 0;
  for (let index = 0; index < before.length; index++) {
    const item = before[index];
    if (next === after.length) {
      lost.push(item);
    } else if (isEqual(item, after[next])) {
      next++;
    } else {
      lost.push(item);
      // Unless the item is gone, its place is taken by something else.
      const following = before[index + 1];
      if (!following || key(following) !== key(after[next])) {
        open.push(after[next++]);
      }
    }
  }
  open.push(...after.slice(next));
  return { lost, open };
}

/** Adds what belongs together to the twins, and returns those of `after`. */
function pairUp<Item extends object>(
  before: readonly Item[],
  after: readonly Item[],
  key: Key<Item>,
  twins: Map<Item, Item>,
): ReadonlySet<Item> {
  const taken = new Set<Item>();
  const add = (item: Item, twin: Item) => {
    twins.set(item, twin);
    taken.add(twin);
  };
  const [lost, open] = [nameAll(before, key), nameAll(after, key)];
  if (lost && open) {
    for (const [name, item] of lost) {
      const twin = open.get(name);
      if (twin) {
        add(item, twin);
      }
    }
    return taken;
  }
  const others = groupBy(after, key);
  for (const [name, namesakes] of groupBy(before, key)) {
    pairUpNamesakes(namesakes, others.get(name) ?? [], add);
  }
  return taken;
}

/** The items by their names, unless two have the same one. */
function nameAll<Item>(
  items: readonly Item[],
  key: Key<Item>,
): Map<string, Item> | undefined {
  const named = new Map<string, Item>();
  for (const item of items) {
    const name = key(item);
    if (name !== undefined) {
      if (named.has(name)) {
        return undefined;
      }
      named.set(name, item);
    }
  }
  return named;
}

function groupBy<Item>(
  items: readonly Item[],
  key: Key<Item>,
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
function pairUpNamesakes<Item>(
  before: readonly Item[],
  after: readonly Item[],
  add: (item: Item, twin: Item) => void,
): void {
  const left = sortByText(before);
  const right = sortByText(after);
  const lost: Item[] = [];
  const open: Item[] = [];
  // Both are sorted, so one walk finds all that say the same.
  for (let l = 0, r = 0; l < left.length || r < right.length; ) {
    if (left[l]?.text === right[r]?.text) {
      add(left[l++].item, right[r++].item);
    } else if (r >= right.length || left[l]?.text < right[r].text) {
      lost.push(left[l++].item);
    } else {
      open.push(right[r++].item);
    }
  }
  lost.slice(0, open.length).forEach((item, index) => add(item, open[index]));
}

function sortByText<Item>(
  items: readonly Item[],
): { item: Item; text: string }[] {
  return items
    .map(item => ({ item, text: canonicalText(item) }))
    .sort((a, b) => (a.text < b.text ? -1 : Number(a.text > b.text)));
}
