import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import {
  DataProductEntity,
  isDataProductEntity,
} from '@meshport/backstage-plugin-data-mesh-common';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';

/** What lists need; annotations and relations of many products are left out. */
const FIELDS = [
  'apiVersion',
  'kind',
  'metadata.namespace',
  'metadata.name',
  'metadata.title',
  'metadata.description',
  'metadata.tags',
  'spec',
];

/**
 * The data products that the signed-in user may see.
 *
 * @returns `products` is absent while loading and after an error; `retry`
 * reads again
 * @public
 */
export function useDataProducts(): {
  products: DataProductEntity[] | undefined;
  loading: boolean;
  error?: Error;
  retry: () => void;
} {
  const catalog = useApi(catalogApiRef);
  const { value, loading, error, retry } = useAsyncRetry(async () => {
    const { items } = await catalog.getEntities({
      filter: { kind: 'DataProduct' },
      fields: FIELDS,
    });
    return items.filter(isDataProductEntity);
  }, [catalog]);

  return { products: value, loading, error, retry };
}
