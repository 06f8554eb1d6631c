import { hashOf } from '../hash';
import { canonicalJson } from './canonicalJson';
import { FoundFacts } from './FactStore';

/**
 * What is known now from one source about one product.
 * @internal
 */
export interface CurrentFacts {
  id: string;
  product: string;
  source: string;
  /** Of content and failure. */
  hash: string;
  failure: string | null;
  since: Date;
  observedAt?: Date;
  validUntil?: Date;
}

/**
 * Facts to be stored as known from now on.
 * @internal
 */
export interface NewFacts {
  product: string;
  source: string;
  /** Canonical JSON; null when nothing is known. */
  content: string | null;
  failure: string | null;
  hash: string;
  since: Date;
  observedAt?: Date;
  validUntil?: Date;
  /** What was known until then. */
  before?: CurrentFacts;
}

/** @internal */
export interface FactsComparison {
  /** In the order they were found. */
  changed: NewFacts[];
  /** Known already, and now known to hold at another time. */
  renewed: (Pick<CurrentFacts, 'id'> & {
    observedAt?: Date;
    validUntil?: Date;
  })[];
  /** Of a time before those known. */
  outdated: FoundFacts[];
  /** Other than those known, which were found at the very same time. */
  conflicting: FoundFacts[];
  /** Those whose evidence may be another now. */
  explained: FoundFacts[];
}

/**
 * What found facts change in those known.
 *
 * Time never runs backwards in what is known, even when the clocks of two
 * replicas differ: what is new begins when what was known began, or later.
 *
 * @internal
 */
export function compareFacts(
  found: readonly FoundFacts[],
  current: readonly CurrentFacts[],
  at: Date,
): FactsComparison {
  const known = new Map(current.map(facts => [keyOf(facts), facts]));
  const result: FactsComparison = {
    changed: [],
    renewed: [],
    outdated: [],
    conflicting: [],
    explained: [],
  };
  for (const facts of found) {
    const before = known.get(keyOf(facts));
    const next = toNewFacts(facts, before, at);
    const order = orderOf(next, before);
    if (order !== 'newer') {
      result[order].push(facts);
      continue;
    }
    if (before || facts.evidence?.length) {
      result.explained.push(facts);
    }
    if (!before || before.hash !== next.hash) {
      result.changed.push(next);
    } else if (isRenewed(before, next)) {
      result.renewed.push({ ...timesOf(before, next), id: before.id });
    }
  }
  return result;
}

function toNewFacts(
  { product, source, content, failure, observedAt, validUntil }: FoundFacts,
  before: CurrentFacts | undefined,
  at: Date,
): NewFacts {
  const json = failure === undefined ? canonicalJson(content) : null;
  return {
    product,
    source,
    content: json,
    failure: failure ?? null,
    hash: hashOf([json, failure ?? null]),
    since: before && before.since > at ? before.since : at,
    observedAt: observedAt === undefined ? undefined : new Date(observedAt),
    validUntil: validUntil === undefined ? undefined : new Date(validUntil),
    before,
  };
}

function orderOf(
  next: NewFacts,
  before: CurrentFacts | undefined,
): 'newer' | 'outdated' | 'conflicting' {
  if (!before?.observedAt || !next.observedAt) {
    return 'newer';
  }
  const distance = next.observedAt.getTime() - before.observedAt.getTime();
  if (distance < 0) {
    return 'outdated';
  }
  // Facts that hold no longer may be said to hold again.
  const differs = next.hash !== before.hash;
  const areKnown = before.failure === null && next.failure === null;
  return distance === 0 && differs && areKnown ? 'conflicting' : 'newer';
}

function isRenewed(before: CurrentFacts, next: NewFacts): boolean {
  const { observedAt, validUntil } = timesOf(before, next);
  return (
    observedAt?.getTime() !== before.observedAt?.getTime() ||
    validUntil?.getTime() !== before.validUntil?.getTime()
  );
}

/**
 * Of two reports of the same time the one that holds longer counts, so that
 * their order does not matter.
 */
function timesOf(
  before: CurrentFacts,
  { observedAt, validUntil }: NewFacts,
): { observedAt?: Date; validUntil?: Date } {
  const isSameTime = observedAt?.getTime() === before.observedAt?.getTime();
  const holdsLonger =
    before.validUntil && validUntil && before.validUntil > validUntil;
  return {
    observedAt,
    validUntil: isSameTime && holdsLonger ? before.validUntil : validUntil,
  };
}

function keyOf({ product, source }: { product: string; source: string }) {
  return `${source}\0${product}`;
}
