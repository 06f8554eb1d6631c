import { DomainTree } from '@meshport/backstage-plugin-data-mesh-node';
import { DOMAIN_CHAIN, Versions } from './collectProducts';
import { RelatedEntities } from './RelatedEntities';

const CONTRACT_PREFIX = 'datacontract:';

/**
 * The owners, domains and inputs among what products depend on.
 * @internal
 */
export function relatedOf(stored: ReadonlyMap<string, Versions>): string[] {
  const refs = new Set<string>();
  for (const [product, versions] of stored) {
    for (const ref of Object.keys(versions)) {
      if (isRelated(product, ref)) {
        refs.add(ref);
      }
    }
  }
  return [...refs];
}

/**
 * Compares what facts were found in with what the catalog has now.
 *
 * @param stored - by product
 * @param products - those in the catalog
 * @param catalog - `versions`: of products and contracts
 * @returns products that have to be read, and those that are gone
 * @internal
 */
export function findChanges(
  stored: ReadonlyMap<string, Versions>,
  products: ReadonlySet<string>,
  catalog: {
    versions: ReadonlyMap<string, string>;
    domains: DomainTree;
    related: Pick<RelatedEntities, 'version'>;
  },
): { changed: string[]; gone: string[] } {
  const versionNow = (product: string, ref: string, before: string | null) => {
    if (ref === DOMAIN_CHAIN) {
      const [domain] = before?.split(' ') ?? [];
      return catalog.domains.chain(domain || undefined).join(' ');
    }
    return isRelated(product, ref)
      ? catalog.related.version(ref)
      : catalog.versions.get(ref) ?? null;
  };
  const changed = [...products].filter(product => {
    const versions = stored.get(product);
    return (
      !versions ||
      Object.entries(versions).some(
        ([ref, version]) => versionNow(product, ref, version) !== version,
      )
    );
  });
  return {
    changed,
    gone: [...stored.keys()].filter(product => !products.has(product)),
  };
}

function isRelated(product: string, ref: string): boolean {
  return (
    ref !== product && ref !== DOMAIN_CHAIN && !ref.startsWith(CONTRACT_PREFIX)
  );
}
