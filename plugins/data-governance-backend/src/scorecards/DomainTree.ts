import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { resolveEntityRef } from '@meshport/backstage-plugin-data-mesh-common';

/**
 * Which domain lies below which, from `spec.subdomainOf`.
 * @internal
 */
export class DomainTree {
  readonly #parents = new Map<string, string>();

  constructor(domains: Iterable<Entity>) {
    for (const domain of domains) {
      const parent = domain.spec?.subdomainOf;
      const ref =
        typeof parent === 'string'
          ? resolveEntityRef(domain, parent, 'Domain')
          : undefined;
      if (ref) {
        this.#parents.set(stringifyEntityRef(domain), ref);
      }
    }
  }

  /**
   * Tells whether a domain is another one or lies below it.
   */
  isWithin(domain: string | undefined, ancestor: string): boolean {
    const seen = new Set<string>();
    let current = domain;
    while (current && !seen.has(current)) {
      if (current === ancestor) {
        return true;
      }
      seen.add(current);
      current = this.#parents.get(current);
    }
    return false;
  }
}
