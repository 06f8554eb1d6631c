import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { PortRef } from '@meshport/backstage-plugin-data-access-common';
import {
  findOutputPort,
  isDataProductEntity,
  OutputPort,
} from '@meshport/backstage-plugin-data-mesh-common';
import { useCallback, useMemo } from 'react';
import useAsync from 'react-use/esm/useAsync';

/** Finds the output port that a request or grant is about. */
export type FindPort = (ref: PortRef) => OutputPort | undefined;

/**
 * Reads the products of the given ports from the catalog, in one request. What
 * the viewer may not see, or what is gone, is not found.
 */
export function usePorts(ports: PortRef[]): FindPort {
  const catalogApi = useApi(catalogApiRef);
  const key = useMemo(
    () => [...new Set(ports.map(port => port.product))].sort().join(' '),
    [ports],
  );
  const { value } = useAsync(async () => {
    const entityRefs = key.split(' ').filter(Boolean);
    if (!entityRefs.length) {
      return undefined;
    }
    const { items } = await catalogApi.getEntitiesByRefs({ entityRefs });
    return new Map(
      items
        .filter(item => item !== undefined)
        .map(item => [stringifyEntityRef(item), item]),
    );
  }, [catalogApi, key]);

  return useCallback(
    (ref: PortRef) => {
      const product = value?.get(
        stringifyEntityRef(parseEntityRef(ref.product)),
      );
      return product && isDataProductEntity(product)
        ? findOutputPort(product, { name: ref.port, version: ref.version })
        : undefined;
    },
    [value],
  );
}
