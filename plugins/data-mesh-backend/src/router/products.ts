import {
  PRODUCT_FACETS,
  ProductFacetFilters,
} from '@meshport/backstage-plugin-data-mesh-common';
import { DataMeshRouter, RouterOptions } from './RouterOptions';

/**
 * Adds the route that finds data products.
 * @internal
 */
export function addProductRoutes(
  router: DataMeshRouter,
  { products, reads, visibility }: RouterOptions,
): void {
  router.get('/products', async (request, response) => {
    const { text, order, offset, limit } = request.query;
    const filters: ProductFacetFilters = Object.fromEntries(
      PRODUCT_FACETS.flatMap(facet => {
        const values = request.query[facet];
        return values ? [[facet, values]] : [];
      }),
    );
    const page = await reads.run(
      request,
      {
        eventId: 'product-fetch',
        meta: { queryType: 'by-query', ...(text && { text }), ...filters },
      },
      async credentials =>
        products.query(
          { text, filters, order, offset, limit },
          await visibility.visibleRefs(credentials),
        ),
    );
    response.json(page);
  });
}
