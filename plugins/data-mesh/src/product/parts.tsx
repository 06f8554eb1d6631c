import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  EntityInfoCard,
  entityRouteParams,
  entityRouteRef,
  useEntity,
} from '@backstage/plugin-catalog-react';
import { DataProductEntity } from '@meshport/backstage-plugin-data-mesh-common';
import { resolveRef } from '@meshport/backstage-plugin-data-mesh-react';
import { ContractSummary } from './ContractSummary';
import { EntityListCard } from './EntityListCard';
import { Ports } from './Ports';

/**
 * The first part of a data product: what computes and serves it.
 * @internal
 */
export function CodeCard() {
  const { entity: product } = useEntity<DataProductEntity>();
  return (
    <EntityListCard
      title="Code"
      refs={(product.spec.code ?? []).map(ref =>
        resolveRef(product, ref, 'Component'),
      )}
      empty="No component is named in spec.code of this product."
    />
  );
}

/**
 * The second part of a data product: what goes in, what it offers, and what is
 * promised about it.
 * @internal
 */
export function DataCard() {
  const { entity: product } = useEntity<DataProductEntity>();
  const entityRoute = useRouteRef(entityRouteRef);
  return (
    <EntityInfoCard
      title="Data and metadata"
      headerActions={
        <Link to={`${entityRoute(entityRouteParams(product))}/ports`}>
          Columns and promises
        </Link>
      }
    >
      <Ports product={product} contractView={ContractSummary} />
    </EntityInfoCard>
  );
}

/**
 * The third part of a data product: where it lives.
 * @internal
 */
export function InfrastructureCard() {
  const { entity: product } = useEntity<DataProductEntity>();
  return (
    <EntityListCard
      title="Infrastructure"
      refs={(product.spec.infrastructure ?? []).map(ref =>
        resolveRef(product, ref, 'Resource'),
      )}
      empty="No resource is named in spec.infrastructure of this product."
    />
  );
}
