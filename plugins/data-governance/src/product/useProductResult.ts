import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { ProductResult } from '@meshport/backstage-plugin-data-governance-common';
import {
  dataGovernanceApiRef,
  Live,
  useLive,
} from '@meshport/backstage-plugin-data-mesh-react';
import { concernsProduct } from '../live';

/**
 * Where the product of the page stands, kept up to date.
 * @internal
 */
export function useProductResult(): Live<ProductResult> {
  const governance = useApi(dataGovernanceApiRef);
  const product = stringifyEntityRef(useEntity().entity);
  return useLive(
    () => governance.getProductResult(product),
    [governance, product],
    { concerns: concernsProduct(product) },
  );
}
