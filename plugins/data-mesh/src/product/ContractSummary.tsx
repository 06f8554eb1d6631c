import Typography from '@material-ui/core/Typography';
import {
  contractColumns,
  DataContractEntity,
  parseContract,
} from '@meshport/backstage-plugin-data-mesh-common';
import { useMemo } from 'react';

/**
 * A contract in a line.
 * @internal
 */
export function ContractSummary(props: { entity: DataContractEntity }) {
  const { definition } = props.entity.spec;
  const { contract, problems } = useMemo(
    () => parseContract(definition),
    [definition],
  );
  if (!contract) {
    return (
      <Typography variant="body2" color="error">
        The contract cannot be read ({problems.length}{' '}
        {problems.length === 1 ? 'problem' : 'problems'}).
      </Typography>
    );
  }
  const columns = contractColumns(contract).length;
  return (
    <Typography variant="body2">
      Contract {contract.version} ({contract.status}): {columns}{' '}
      {columns === 1 ? 'column' : 'columns'}, {contract.slaProperties.length}{' '}
      {contract.slaProperties.length === 1 ? 'service level' : 'service levels'}
      .
    </Typography>
  );
}
