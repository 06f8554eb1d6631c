import { MeshDomain } from './meshModel';

/**
 * How much is in a domain, in words.
 * @internal
 */
export function contentOf(domain: MeshDomain): string {
  const parts = [
    `${domain.productCount} ${
      domain.productCount === 1 ? 'product' : 'products'
    }`,
  ];
  const subdomains = domain.subdomains.length;
  if (subdomains > 0) {
    parts.push(
      `${subdomains} ${subdomains === 1 ? 'sub-domain' : 'sub-domains'}`,
    );
  }
  return parts.join(', ');
}
