import { Content } from '@backstage/core-components';
import { useEntity } from '@backstage/plugin-catalog-react';
import Box from '@material-ui/core/Box';
import { DataProductEntity } from '@meshport/backstage-plugin-data-mesh-common';
import { ContractEntityView } from '@meshport/backstage-plugin-data-mesh-react';
import { InputPortsTable } from './InputPortsTable';
import { OutputPorts } from './OutputPorts';

/**
 * All ports of a product with the whole of their contracts.
 * @internal
 */
export function PortsContent() {
  const { entity: product } = useEntity<DataProductEntity>();
  return (
    <Content noPadding>
      <OutputPorts product={product} contractView={ContractEntityView} />
      <Box mt={3}>
        <InputPortsTable product={product} />
      </Box>
    </Content>
  );
}
