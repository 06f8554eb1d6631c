import {
  DataContractEntity,
  parseContract,
} from '@meshport/backstage-plugin-data-mesh-common';
import { useMemo } from 'react';
import { ContractProblems } from './ContractProblems';
import { ContractView } from './ContractView';

/**
 * The contract that an entity holds, or what is wrong with it.
 * @public
 */
export function ContractEntityView(props: { entity: DataContractEntity }) {
  const { definition } = props.entity.spec;
  const { contract, problems } = useMemo(
    () => parseContract(definition),
    [definition],
  );
  return contract ? (
    <ContractView contract={contract} />
  ) : (
    <ContractProblems problems={problems} />
  );
}
