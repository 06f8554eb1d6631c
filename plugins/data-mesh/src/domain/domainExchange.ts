import { MapProduct } from '@meshport/backstage-plugin-data-mesh-common';
import { ancestors, MeshDomain, MeshModel } from '../map/meshModel';

/**
 * A product of another domain with the products of this domain that it flows
 * into or from.
 * @internal
 */
export interface ExchangedProduct {
  theirs: MapProduct;
  /** By title. */
  ours: MapProduct[];
}

/**
 * What is exchanged with another domain.
 * @internal
 */
export interface DomainExchange {
  domain: MeshDomain;
  /** By title. */
  products: ExchangedProduct[];
}

const byTitle = (a: { title: string }, b: { title: string }) =>
  a.title.localeCompare(b.title);

function group(
  model: MeshModel,
  pairs: { theirs: string; ours: string }[],
): DomainExchange[] {
  const oursByTheirs = new Map<string, Set<string>>();
  for (const { theirs, ours } of pairs) {
    oursByTheirs.set(theirs, (oursByTheirs.get(theirs) ?? new Set()).add(ours));
  }
  const byDomain = new Map<string, DomainExchange>();
  for (const [ref, oursRefs] of oursByTheirs) {
    const theirs = model.products.get(ref);
    const domain = theirs && model.domains.get(theirs.domain);
    if (theirs && domain) {
      const exchange = byDomain.get(domain.ref) ?? { domain, products: [] };
      exchange.products.push({
        theirs,
        ours: [...oursRefs]
          .flatMap(ours => model.products.get(ours) ?? [])
          .sort(byTitle),
      });
      byDomain.set(domain.ref, exchange);
    }
  }
  return [...byDomain.values()]
    .map(({ domain, products }) => ({
      domain,
      products: products.sort((a, b) => byTitle(a.theirs, b.theirs)),
    }))
    .sort((a, b) => byTitle(a.domain, b.domain));
}

/**
 * What a domain, with the domains below it, takes from others and gives to
 * them. What flows between its own products is left out.
 *
 * @param ref - entity ref of the domain
 * @internal
 */
export function domainExchange(
  model: MeshModel,
  ref: string,
): { takes: DomainExchange[]; gives: DomainExchange[] } {
  const isOurs = (product: string) => {
    const domain = model.products.get(product)?.domain;
    return (
      domain !== undefined &&
      ancestors(model.domains, domain).some(above => above.ref === ref)
    );
  };
  const crossing = model.flows.map(({ from, to }) => ({
    from,
    to,
    fromOurs: isOurs(from),
    toOurs: isOurs(to),
  }));
  return {
    takes: group(
      model,
      crossing
        .filter(({ fromOurs, toOurs }) => toOurs && !fromOurs)
        .map(({ from, to }) => ({ theirs: from, ours: to })),
    ),
    gives: group(
      model,
      crossing
        .filter(({ fromOurs, toOurs }) => fromOurs && !toOurs)
        .map(({ from, to }) => ({ theirs: to, ours: from })),
    ),
  };
}
