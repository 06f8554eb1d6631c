import { Content } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  EntityInfoCard,
  entityRouteParams,
  entityRouteRef,
  useEntity,
} from '@backstage/plugin-catalog-react';
import Box from '@material-ui/core/Box';
import {
  DataContractEntity,
  DataProductEntity,
} from '@meshport/backstage-plugin-data-mesh-common';
import { ContractEntityView } from '@meshport/backstage-plugin-data-mesh-react';
import { useSearchParams } from 'react-router-dom';
import { LifecycleBanner } from '../lifecycle/LifecycleBanner';
import { Ports } from './Ports';

/** A contract, with the column open that the address names. */
function ContractAtColumn(props: { entity: DataContractEntity }) {
  const { entity: product } = useEntity();
  const entityRoute = useRouteRef(entityRouteRef);
  const [params] = useSearchParams();
  const page = `${entityRoute(entityRouteParams(product))}/ports`;
  return (
    <ContractEntityView
      entity={props.entity}
      column={params.get('column') ?? undefined}
      linkTo={column => `${page}?column=${encodeURIComponent(column)}`}
    />
  );
}

/**
 * All ports of a product with the whole of their contracts. The address may
 * name a column: `?column=<object>.<path>`.
 * @internal
 */
export function PortsContent() {
  const { entity: product } = useEntity<DataProductEntity>();
  const { lifecycle } = product.spec;
  return (
    <Content noPadding>
      {(lifecycle === 'deprecated' || lifecycle === 'retired') && (
        <Box mb={3}>
          <LifecycleBanner />
        </Box>
      )}
      <EntityInfoCard>
        <Ports product={product} contractView={ContractAtColumn} />
      </EntityInfoCard>
    </Content>
  );
}
