import { canonicalJson } from './canonicalJson';
import { NewFacts } from './compareFacts';
import { ENTITY_SOURCE } from './FactStore';

/** Without `content`: nothing is known any more. */
type ChangedFacts = Pick<NewFacts, 'product' | 'source' | 'before'> & {
  content?: string | null;
};

/**
 * What rules may read differently now, by product: `*` for a product that is
 * new, `entity`, `provider` when all its facts may differ, or `provider.fact`.
 *
 * @param contents - canonical JSON of what was known before, by the id of its
 * row; null for what was not known
 * @returns sorted by product
 * @internal
 */
export function changedReads(
  changed: readonly ChangedFacts[],
  contents: ReadonlyMap<string, string | null> = new Map(),
): { product: string; reads: string[] }[] {
  const byProduct = new Map<string, Set<string>>();
  for (const facts of changed) {
    const reads = byProduct.get(facts.product) ?? new Set();
    byProduct.set(facts.product, reads);
    readsOf(facts, contents).forEach(read => reads.add(read));
  }
  return [...byProduct]
    .map(([product, reads]) => ({ product, reads: [...reads].sort() }))
    .sort((a, b) => (a.product < b.product ? -1 : 1));
}

function readsOf(
  { source, before, content }: ChangedFacts,
  contents: ReadonlyMap<string, string | null>,
): string[] {
  if (source === ENTITY_SOURCE) {
    return before ? [ENTITY_SOURCE] : ['*'];
  }
  const known = before && contents.get(before.id);
  if (!known || !content) {
    return [source];
  }
  return differingNames(JSON.parse(known), JSON.parse(content)).map(
    name => `${source}.${name}`,
  );
}

function differingNames(
  before: Record<string, unknown>,
  now: Record<string, unknown>,
): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(now)]);
  return [...names].filter(
    name => canonicalJson(before[name]) !== canonicalJson(now[name]),
  );
}
