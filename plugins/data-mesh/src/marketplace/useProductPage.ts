import { useApi } from '@backstage/core-plugin-api';
import {
  ProductPage,
  ProductQuery,
} from '@meshport/backstage-plugin-data-mesh-common';
import { dataMeshApiRef } from '@meshport/backstage-plugin-data-mesh-react';
import { LiveAnswer, useLiveAnswer } from '../live/useLiveAnswer';

/**
 * A page of products with the facets, kept up to date.
 *
 * @param query - in the shape of the backend; an equal one is not asked again
 * @internal
 */
export function useProductPage(query: ProductQuery): LiveAnswer<ProductPage> {
  const api = useApi(dataMeshApiRef);
  return useLiveAnswer(() => api.queryProducts(query), JSON.stringify(query));
}
