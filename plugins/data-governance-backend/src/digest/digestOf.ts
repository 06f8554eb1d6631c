import { CheckStatus } from '@meshport/backstage-plugin-data-governance-common';

/**
 * A check of a product that stands otherwise than at the last digest.
 * @internal
 */
export interface NetChange {
  owner: string;
  /** Title of the product. */
  product: string;
  /** Title of the check. */
  check: string;
  from?: CheckStatus;
  to?: CheckStatus;
}

/**
 * An exemption that ends soon.
 * @internal
 */
export interface EndingExemption {
  owner: string;
  product: string;
  check: string;
  /** ISO timestamp. */
  endsAt: string;
}

/**
 * What an owner is told at once.
 * @internal
 */
export interface Digest {
  /** Entity ref. */
  owner: string;
  /** They fail now; also checks that are new. */
  fell: NetChange[];
  /** They pass now, and did not. */
  rose: NetChange[];
  unknown: NetChange[];
  ending: EndingExemption[];
}

/**
 * Sorts what changed by owner. An owner of whom nothing is worth telling is
 * left out: what came and went, new checks that pass, and exemptions that were
 * just decided.
 * @internal
 */
export function digestsOf(
  changes: readonly NetChange[],
  ending: readonly EndingExemption[],
): Digest[] {
  const digests = new Map<string, Digest>();
  const of = (owner: string): Digest => {
    const digest = digests.get(owner) ?? {
      owner,
      fell: [],
      rose: [],
      unknown: [],
      ending: [],
    };
    digests.set(owner, digest);
    return digest;
  };
  for (const change of changes) {
    const { from, to, owner } = change;
    if (from === to) {
      continue;
    }
    if (to === 'fail') {
      of(owner).fell.push(change);
    } else if (to === 'unknown') {
      of(owner).unknown.push(change);
    } else if (to === 'pass' && (from === 'fail' || from === 'unknown')) {
      of(owner).rose.push(change);
    }
  }
  ending.forEach(exemption => of(exemption.owner).ending.push(exemption));
  return [...digests.values()];
}
