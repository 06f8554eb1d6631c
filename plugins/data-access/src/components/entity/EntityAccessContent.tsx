import { useEntity } from '@backstage/plugin-catalog-react';
import {
  DataProductEntity,
  isDataProductEntity,
} from '@meshport/backstage-plugin-data-mesh-common';
import { Stack } from '@meshport/backstage-plugin-data-mesh-react';
import { PortAccessList } from './PortAccessList';
import { ProductAccessOfOthers } from './ProductAccessOfOthers';

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
  return (
    <Stack>
      <PortAccessList product={product} />
      <ProductAccessOfOthers product={product} />
    </Stack>
  );
}
