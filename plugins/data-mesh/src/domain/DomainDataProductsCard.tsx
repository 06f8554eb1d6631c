import {
  RELATION_HAS_PART,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { Progress, ResponseErrorPanel } from '@backstage/core-components';
import {
  EntityInfoCard,
  entityPresentationSnapshot,
  useEntity,
  useRelatedEntities,
} from '@backstage/plugin-catalog-react';
import Box from '@material-ui/core/Box';
import { isDataProductEntity } from '@meshport/backstage-plugin-data-mesh-common';
import { useProductLevels } from '@meshport/backstage-plugin-data-mesh-react';
import { useMemo } from 'react';
import { DataProductsTable } from '../marketplace/DataProductsTable';
import { productRow } from '../marketplace/productRow';

/**
 * The data products of a domain.
 * @internal
 */
export function DomainDataProductsCard() {
  const { entity: domain } = useEntity();
  const { entities, error } = useRelatedEntities(domain, {
    type: RELATION_HAS_PART,
    kind: 'DataProduct',
  });
  const levels = useProductLevels({ domain: stringifyEntityRef(domain) });
  const { levelByProduct } = levels;
  const rows = useMemo(
    () =>
      entities
        ?.filter(isDataProductEntity)
        .map(product =>
          productRow(
            product,
            levelByProduct,
            ref => entityPresentationSnapshot(ref).primaryTitle,
          ),
        ),
    [entities, levelByProduct],
  );

  if (error) {
    return <ResponseErrorPanel error={error} />;
  }
  return (
    <EntityInfoCard title="Data products">
      {rows ? (
        <DataProductsTable
          rows={rows}
          levels={levels}
          compact
          emptyContent={<Box p={2}>This domain has no data products yet.</Box>}
        />
      ) : (
        <Progress />
      )}
    </EntityInfoCard>
  );
}
