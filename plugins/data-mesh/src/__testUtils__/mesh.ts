import {
  FacetValue,
  MapFlow,
  MapProduct,
  MeshMap,
  PRODUCT_FACETS,
  ProductFacet,
  ProductListItem,
  ProductPage,
} from '@meshport/backstage-plugin-data-mesh-common';

/** A line of the list of products. */
export function productItem(
  name: string,
  rest: Partial<ProductListItem> = {},
): ProductListItem {
  return {
    ref: `dataproduct:default/${name}`,
    name,
    namespace: 'default',
    title: name,
    type: 'source-aligned',
    lifecycle: 'production',
    version: '1.0.0',
    domain: 'domain:default/safety',
    owner: 'group:default/safety',
    tags: [],
    ports: [],
    updatedAt: '2026-11-20T10:00:00.000Z',
    ...rest,
  };
}

/** A value of a facet. */
export function facetValue(
  value: string,
  count: number,
  title = value,
): FacetValue {
  return { value, title, count };
}

/** An answer with these products, all there are unless a total is given. */
export function productPage(
  items: ProductListItem[],
  facets: Partial<Record<ProductFacet, FacetValue[]>> = {},
  total = items.length,
): ProductPage {
  const none = Object.fromEntries(
    PRODUCT_FACETS.map(facet => [facet, [] as FacetValue[]]),
  ) as Record<ProductFacet, FacetValue[]>;
  return { items, total, facets: { ...none, ...facets } };
}

/** A product on the map, in the domain of the name, with ports of one version. */
export function mapProduct(
  name: string,
  domain: string,
  ports: string[] = ['main'],
): MapProduct {
  return {
    ref: `dataproduct:default/${name}`,
    title: name,
    domain: `domain:default/${domain}`,
    lifecycle: 'production',
    ports: ports.map(port => ({
      name: port,
      version: '1.0.0',
      type: 'table' as const,
      classification: 'internal' as const,
    })),
  };
}

/** A flow through the port `main`. */
export function mapFlow(from: string, to: string): MapFlow {
  return {
    from: `dataproduct:default/${from}`,
    port: 'main',
    portVersion: '1.0.0',
    to: `dataproduct:default/${to}`,
  };
}

/** The example mesh: four domains, six products. */
export const exampleMap: MeshMap = {
  domains: ['airports', 'flight-operations', 'safety', 'weather'].map(name => ({
    ref: `domain:default/${name}`,
    title: name,
  })),
  products: [
    mapProduct('flights', 'flight-operations'),
    mapProduct('departure-delays', 'flight-operations'),
    mapProduct('airports', 'airports'),
    mapProduct('bird-strikes', 'safety'),
    mapProduct('strike-risk', 'safety'),
    mapProduct('weather', 'weather'),
  ],
  flows: [
    mapFlow('flights', 'departure-delays'),
    mapFlow('flights', 'strike-risk'),
    mapFlow('airports', 'strike-risk'),
    mapFlow('bird-strikes', 'strike-risk'),
  ],
};
