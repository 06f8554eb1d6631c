import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import {
  DataContractEntity,
  DataProductEntity,
  isDataContractEntity,
} from '@meshport/backstage-plugin-data-mesh-common';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { portContractRef } from './productRefs';

/**
 * The contracts of a product's output ports, read in one call.
 *
 * @returns `contracts` by full entity ref, as {@link portContractRef} gives
 * it. A contract that does not exist, or that the user may not see, has no
 * entry. Absent while loading and after an error.
 * @public
 */
export function useProductContracts(product: DataProductEntity): {
  contracts: ReadonlyMap<string, DataContractEntity> | undefined;
  loading: boolean;
  error?: Error;
  retry: () => void;
} {
  const catalog = useApi(catalogApiRef);
  const { value, loading, error, retry } = useAsyncRetry(async () => {
    const refs = new Set<string>();
    for (const port of product.spec.outputPorts ?? []) {
      const ref = portContractRef(product, port);
      if (ref) {
        refs.add(ref);
      }
    }
    const entityRefs = [...refs];
    const { items } = entityRefs.length
      ? await catalog.getEntitiesByRefs({ entityRefs })
      : { items: [] };

    const contracts = new Map<string, DataContractEntity>();
    items.forEach((entity, index) => {
      if (entity && isDataContractEntity(entity)) {
        contracts.set(entityRefs[index], entity);
      }
    });
    return contracts;
  }, [catalog, product]);

  return { contracts: value, loading, error, retry };
}
