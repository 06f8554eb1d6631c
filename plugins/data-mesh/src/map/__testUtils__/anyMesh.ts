import { MeshMap } from '@meshport/backstage-plugin-data-mesh-common';
import fc from 'fast-check';
import { mapFlow, mapProduct } from '../../__testUtils__/mesh';

const index = fc.nat(1000);

/**
 * Meshes of up to 40 products in up to 8 domains, some of them part of others,
 * with any flows between them, circles too.
 */
export const anyMesh: fc.Arbitrary<MeshMap> = fc
  .record({
    parents: fc.array(fc.option(index), { minLength: 1, maxLength: 8 }),
    products: fc.array(fc.record({ domain: index, ports: fc.nat(7) }), {
      maxLength: 40,
    }),
    flows: fc.array(fc.tuple(index, index), { maxLength: 80 }),
  })
  .map(({ parents, products, flows }) => ({
    domains: parents.map((parent, number) => ({
      ref: `domain:default/d${number}`,
      title: `d${number}`,
      ...(parent !== null && {
        parent: `domain:default/d${parent % parents.length}`,
      }),
    })),
    products: products.map(({ domain, ports }, number) =>
      mapProduct(
        `p${number}`,
        `d${domain % parents.length}`,
        Array.from({ length: ports }, (_, port) => `port-${port}`),
      ),
    ),
    flows: flows.flatMap(([from, to]) =>
      products.length > 0
        ? [mapFlow(`p${from % products.length}`, `p${to % products.length}`)]
        : [],
    ),
  }));

/** Which domains are open. */
export const anyOpen = fc.uniqueArray(
  fc.nat(7).map(number => `domain:default/d${number}`),
);
