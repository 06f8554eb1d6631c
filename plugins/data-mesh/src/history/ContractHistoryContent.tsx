import { stringifyEntityRef } from '@backstage/catalog-model';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { ContractHistory } from './ContractHistory';

/**
 * The history of a contract on its own page.
 * @internal
 */
export function ContractHistoryContent() {
  const { entity } = useEntity();
  return (
    <EntityInfoCard title="Versions">
      <ContractHistory contractRef={stringifyEntityRef(entity)} />
    </EntityInfoCard>
  );
}
