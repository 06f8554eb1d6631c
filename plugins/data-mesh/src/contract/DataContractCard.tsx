import {
  EntityInfoCard,
  EntityRefLink,
  useEntity,
} from '@backstage/plugin-catalog-react';
import Box from '@material-ui/core/Box';
import { DataContractEntity } from '@meshport/backstage-plugin-data-mesh-common';
import {
  ContractEntityView,
  FactList,
  LifecycleChip,
  resolveRef,
} from '@meshport/backstage-plugin-data-mesh-react';

/**
 * A contract with its owner and product, or what is wrong with it.
 * @internal
 */
export function DataContractCard() {
  const { entity } = useEntity<DataContractEntity>();
  const { spec } = entity;

  return (
    <EntityInfoCard title="Data contract">
      <FactList
        facts={[
          {
            label: 'Data product',
            value: (
              <EntityRefLink
                entityRef={resolveRef(entity, spec.product, 'DataProduct')}
              />
            ),
          },
          {
            label: 'Owner',
            value: (
              <EntityRefLink
                entityRef={resolveRef(entity, spec.owner, 'Group')}
              />
            ),
          },
          {
            label: 'Lifecycle',
            value: <LifecycleChip lifecycle={spec.lifecycle} />,
          },
        ]}
      />
      <Box mt={3}>
        <ContractEntityView entity={entity} />
      </Box>
    </EntityInfoCard>
  );
}
