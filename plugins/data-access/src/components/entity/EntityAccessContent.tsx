import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  DataProductEntity,
  isDataProductEntity,
} from '@meshport/backstage-plugin-data-mesh-common';
import { useMemo } from 'react';
import { Stack } from '@meshport/backstage-plugin-data-mesh-react';
import { RequestListQuery } from '../lists/useRequestList';
import { PortAccessList } from './PortAccessList';
import { ProductRequests } from './ProductRequests';

/**
 * Access to one data product: its output ports with what the viewer has of
 * them, and for those who may see it, who else asked and reads.
 */
export function EntityAccessContent() {
  const { entity } = useEntity();
  return isDataProductEntity(entity) ? (
    <ProductAccess product={entity} />
  ) : null;
}

function ProductAccess(props: { product: DataProductEntity }) {
  const { product } = props;
  const ref = stringifyEntityRef(product);
  const mine = useMemo<RequestListQuery>(
    () => ({ scope: 'mine', product: ref }),
    [ref],
  );
  const all = useMemo<RequestListQuery>(
    () => ({ scope: 'all', product: ref }),
    [ref],
  );
  return (
    <Stack>
      <PortAccessList product={product} query={mine} />
      <ProductRequests product={product} query={all} />
    </Stack>
  );
}
