import { Content } from '@backstage/core-components';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { DataProductEntity } from '@meshport/backstage-plugin-data-mesh-common';
import { ContractEntityView } from '@meshport/backstage-plugin-data-mesh-react';
import { Ports } from './Ports';

/**
 * All ports of a product with the whole of their contracts.
 * @internal
 */
export function PortsContent() {
  const { entity: product } = useEntity<DataProductEntity>();
  return (
    <Content noPadding>
      <EntityInfoCard>
        <Ports product={product} contractView={ContractEntityView} />
      </EntityInfoCard>
    </Content>
  );
}
