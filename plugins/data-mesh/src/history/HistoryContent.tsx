import { stringifyEntityRef } from '@backstage/catalog-model';
import { Content } from '@backstage/core-components';
import { useEntity } from '@backstage/plugin-catalog-react';
import { DataProductEntity } from '@meshport/backstage-plugin-data-mesh-common';
import { portContractRef } from '@meshport/backstage-plugin-data-mesh-react';
import uniq from 'lodash/uniq';
import { History } from './History';

/**
 * What happened to a product and to the contracts of its ports.
 * @internal
 */
export function ProductHistoryContent() {
  const { entity: product } = useEntity<DataProductEntity>();
  const contracts = uniq(
    (product.spec.outputPorts ?? []).flatMap(
      port => portContractRef(product, port) ?? [],
    ),
  );
  return (
    <Content noPadding>
      <History contracts={contracts} product={stringifyEntityRef(product)} />
    </Content>
  );
}

/**
 * The versions of a contract.
 * @internal
 */
export function ContractHistoryContent() {
  const { entity } = useEntity();
  return (
    <Content noPadding>
      <History contracts={[stringifyEntityRef(entity)]} />
    </Content>
  );
}
