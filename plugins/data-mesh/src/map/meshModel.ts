import { parseEntityRef } from '@backstage/catalog-model';
import {
  MapDomain,
  MapFlow,
  MapProduct,
  MeshMap,
} from '@meshport/backstage-plugin-data-mesh-common';

/**
 * A domain with what is in it.
 * @internal
 */
export interface MeshDomain extends MapDomain {
  /** Refs of the domains that are part of it, by title. */
  subdomains: string[];
  /** Refs of its own products, by title. */
  products: string[];
  /** Products in it and in the domains below. */
  productCount: number;
}

/**
 * The mesh, ready to be asked.
 * @internal
 */
export interface MeshModel {
  /** Domains with products in them or below, by ref. */
  domains: ReadonlyMap<string, MeshDomain>;
  /** By ref. */
  products: ReadonlyMap<string, MapProduct>;
  /** Each once. */
  flows: readonly MapFlow[];
  /** Refs of the domains that are part of no other, by title. */
  roots: readonly string[];
}

const byTitle = (a: { title: string }, b: { title: string }) =>
  a.title.localeCompare(b.title);

function flowKey({ from, port, portVersion, to }: MapFlow): string {
  return JSON.stringify([from, port, portVersion, to]);
}

/** Domains that are part of each other are treated as part of none. */
function isInCircle(
  domain: MapDomain,
  known: ReadonlyMap<string, MapDomain>,
): boolean {
  const seen = new Set<string>();
  let parent = domain.parent;
  while (parent && !seen.has(parent)) {
    if (parent === domain.ref) {
      return true;
    }
    seen.add(parent);
    parent = known.get(parent)?.parent;
  }
  return false;
}

/**
 * Makes the model of a mesh. Whatever the map holds, the domains form trees,
 * every product is in a domain and every flow has both ends; a domain that one
 * may not see is named by its reference.
 *
 * @internal
 */
export function meshModel(map: MeshMap): MeshModel {
  const known = new Map(map.domains.map(domain => [domain.ref, domain]));
  for (const { domain } of map.products) {
    if (!known.has(domain)) {
      known.set(domain, { ref: domain, title: parseEntityRef(domain).name });
    }
  }

  const domains = new Map<string, MeshDomain>();
  for (const domain of [...known.values()].sort(byTitle)) {
    const { parent, ...rest } = domain;
    domains.set(domain.ref, {
      ...rest,
      ...(parent &&
        known.has(parent) &&
        !isInCircle(domain, known) && { parent }),
      subdomains: [],
      products: [],
      productCount: 0,
    });
  }

  const products = new Map(
    [...map.products].sort(byTitle).map(product => [product.ref, product]),
  );
  for (const product of products.values()) {
    domains.get(product.domain)?.products.push(product.ref);
    for (const domain of ancestors(domains, product.domain)) {
      domain.productCount += 1;
    }
  }

  const shown = new Map(
    [...domains].filter(([, { productCount }]) => productCount > 0),
  );
  const roots: string[] = [];
  for (const { ref, parent } of shown.values()) {
    const siblings = parent ? shown.get(parent)?.subdomains : roots;
    siblings?.push(ref);
  }

  const flows = new Map(
    map.flows
      .filter(({ from, to }) => products.has(from) && products.has(to))
      .map(flow => [flowKey(flow), flow]),
  );
  return { domains: shown, products, flows: [...flows.values()], roots };
}

/**
 * A domain and those that it is part of, from the inside out.
 * @internal
 */
export function ancestors(
  domains: ReadonlyMap<string, MeshDomain>,
  ref: string,
): MeshDomain[] {
  const found: MeshDomain[] = [];
  let domain = domains.get(ref);
  while (domain) {
    found.push(domain);
    domain = domain.parent ? domains.get(domain.parent) : undefined;
  }
  return found;
}

/**
 * The products that a product is made from, and those that are made from it,
 * over any number of steps. In a circle a product is both.
 * @internal
 */
export function relatedProducts(
  model: MeshModel,
  product: string,
): { upstream: ReadonlySet<string>; downstream: ReadonlySet<string> } {
  const sources = new Map<string, string[]>();
  const readers = new Map<string, string[]>();
  for (const { from, to } of model.flows) {
    sources.set(to, [...(sources.get(to) ?? []), from]);
    readers.set(from, [...(readers.get(from) ?? []), to]);
  }
  return {
    upstream: reachable(product, sources),
    downstream: reachable(product, readers),
  };
}

function reachable(
  start: string,
  next: ReadonlyMap<string, string[]>,
): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [start];
  for (let ref = open.pop(); ref !== undefined; ref = open.pop()) {
    for (const neighbour of next.get(ref) ?? []) {
      if (!found.has(neighbour)) {
        found.add(neighbour);
        open.push(neighbour);
      }
    }
  }
  return found;
}
