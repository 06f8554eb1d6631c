import { AccessRequest } from '@meshport/backstage-plugin-data-access-common';
import { LIKENESS, likenessKey, PARTICULARS, Trait } from './traits';

/** How one request differs from the others of its group. */
export interface Difference {
  /** E.g. `for 1 year`. */
  this: string;
  /** E.g. `for 30 days`. */
  others: string;
}

/** A request that does not go with the others it stands beside. */
export interface OddRequest {
  request: AccessRequest;
  /** At least one. */
  differences: Difference[];
}

/** Requests for one port that can be looked at together. */
export interface RequestGroup {
  /** The same as long as what its requests have in common is. */
  key: string;
  /** Those that are alike; at least one, and two when some are odd. */
  alike: AccessRequest[];
  odd: OddRequest[];
}

/**
 * Puts requests together that are for the same port and alike in purpose, kind
 * of holder and filter. A request that is like no other stands in the largest
 * group of its port as an odd one, with what it differs in; so does one that
 * differs from most of its own group, e.g. in its duration. Where no two are
 * alike, nothing is odd.
 *
 * @param requests - in the order in which they are to be shown
 */
export function groupRequests(requests: AccessRequest[]): RequestGroup[] {
  const ports = groupBy(requests, ({ product, port, version }) =>
    JSON.stringify([product, port, version]),
  );
  return [...ports].flatMap(([port, ofPort]) =>
    groupPort(ofPort).map(group => ({
      ...group,
      key: `${port} ${likenessKey(group.alike[0])}`,
    })),
  );
}

function groupPort(requests: AccessRequest[]): Omit<RequestGroup, 'key'>[] {
  const crowds = [...groupBy(requests, likenessKey).values()];
  const largest = crowds.reduce((best, crowd) =>
    isLarger(crowd, best) ? crowd : best,
  );
  if (largest.length < 2) {
    return crowds.map(alike => ({ alike, odd: [] }));
  }
  const single = crowds.filter(crowd => crowd.length === 1).flat();
  return crowds
    .filter(crowd => crowd.length > 1)
    .map(crowd => separate(crowd, crowd === largest ? single : []));
}

function isLarger(crowd: AccessRequest[], other: AccessRequest[]): boolean {
  return (
    crowd.length > other.length ||
    // So that the order of the list makes no difference.
    (crowd.length === other.length &&
      likenessKey(crowd[0]) < likenessKey(other[0]))
  );
}

/** Takes the odd ones out of a crowd and adds those from outside it. */
function separate(
  crowd: AccessRequest[],
  single: AccessRequest[],
): Omit<RequestGroup, 'key'> {
  const usual = PARTICULARS.flatMap(trait => {
    const other = usualOf(crowd, trait);
    return other ? [{ trait, other }] : [];
  });
  const particulars = (request: AccessRequest) =>
    usual.flatMap(({ trait, other }) => difference(trait, request, other));

  const inside = crowd.map(request => ({
    request,
    differences: particulars(request),
  }));
  const ordinary = inside.filter(({ differences }) => !differences.length);
  // When each differs in something, none of them is the odd one.
  const some = ordinary.length > 1;
  const outside = single.map(request => ({
    request,
    differences: [
      ...LIKENESS.flatMap(trait => difference(trait, request, crowd[0])),
      ...particulars(request),
    ],
  }));
  return {
    alike: some ? ordinary.map(({ request }) => request) : crowd,
    odd: [
      ...(some ? inside.filter(({ differences }) => differences.length) : []),
      ...outside,
    ],
  };
}

function difference(
  trait: Trait,
  request: AccessRequest,
  other: AccessRequest,
): Difference[] {
  return trait.key(request) === trait.key(other)
    ? []
    : [{ this: trait.words(request), others: trait.words(other) }];
}

/** One of those that share what more than half of the crowd has. */
function usualOf(
  crowd: AccessRequest[],
  trait: Trait,
): AccessRequest | undefined {
  return [...groupBy(crowd, trait.key).values()].find(
    sharing => sharing.length > crowd.length / 2,
  )?.[0];
}

function groupBy<T>(items: T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) {
      group.push(item);
    } else {
      groups.set(key, [item]);
    }
  }
  return groups;
}
