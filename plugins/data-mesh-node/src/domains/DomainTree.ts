import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { resolveEntityRef } from '@meshport/backstage-plugin-data-mesh-common';

/**
 * Which domain lies below which, from `spec.subdomainOf`.
 * @public
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
   * A domain, then those above it, the nearest first.
   *
   * @param domain - entity ref in lower case, known or not
   */
  chain(domain: string | undefined): string[] {
    const seen = new Set<string>();
    let current = domain;
    while (current && !seen.has(current)) {
      seen.add(current);
      current = this.#parents.get(current);
    }
    return [...seen];
  }
}
