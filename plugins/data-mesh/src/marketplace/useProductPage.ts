import { useApi } from '@backstage/core-plugin-api';
import {
  ProductPage,
  ProductQuery,
  PRODUCTS_SIGNAL_CHANNEL,
} from '@meshport/backstage-plugin-data-mesh-common';
import {
  dataMeshApiRef,
  Live,
  useLive,
} from '@meshport/backstage-plugin-data-mesh-react';

/**
 * A page of products with the facets, kept up to date.
 *
 * @param query - in the shape of the backend; an equal one is not asked again
 * @internal
 */
export function useProductPage(query: ProductQuery): Live<ProductPage> {
  const api = useApi(dataMeshApiRef);
  return useLive(() => api.queryProducts(query), [api, JSON.stringify(query)], {
    channel: PRODUCTS_SIGNAL_CHANNEL,
  });
}
