import { stringifyEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  EntityInfoCard,
  EntityRefLink,
  entityRouteParams,
  entityRouteRef,
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
import { useSearchParams } from 'react-router-dom';
import { ExportMenu } from '../formats/ExportMenu';

/**
 * A contract with its owner and product, or what is wrong with it.
 * @internal
 */
export function DataContractCard() {
  const { entity } = useEntity<DataContractEntity>();
  const { spec } = entity;
  const entityRoute = useRouteRef(entityRouteRef);
  const [params] = useSearchParams();
  const page = entityRoute(entityRouteParams(entity));

  return (
    <EntityInfoCard
      title="Data contract"
      headerActions={
        <ExportMenu subject="contract" entityRef={stringifyEntityRef(entity)} />
      }
    >
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
        <ContractEntityView
          entity={entity}
          column={params.get('column') ?? undefined}
          linkTo={column => `${page}?column=${encodeURIComponent(column)}`}
        />
      </Box>
    </EntityInfoCard>
  );
}
