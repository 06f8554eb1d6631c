import {
  DataContractEntity,
  DataProductEntity,
  isDataContractEntity,
} from '@meshport/backstage-plugin-data-mesh-common';
import { useMemo } from 'react';
import { portContractRef } from './productRefs';
import { useEntitiesByRefs } from './useEntitiesByRefs';

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
  const refs = (product.spec.outputPorts ?? []).flatMap(
    port => portContractRef(product, port) ?? [],
  );
  const { entities, loading, error, retry } = useEntitiesByRefs(refs);

  const contracts = useMemo(
    () =>
      entities &&
      new Map(
        [...entities].flatMap(([ref, entity]) =>
          isDataContractEntity(entity) ? [[ref, entity] as const] : [],
        ),
      ),
    [entities],
  );
  return { contracts, loading, error, retry };
}
