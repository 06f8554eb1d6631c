import {
  DataContractEntity,
  parseContract,
} from '@meshport/backstage-plugin-data-mesh-common';
import { useMemo } from 'react';
import { ContractNotes } from './ContractNotes';
import { ContractProblems } from './ContractProblems';
import { ContractView } from './ContractView';

/**
 * The contract that an entity holds, with notes on what was passed over; or
 * what is wrong with it.
 * @public
 */
export function ContractEntityView(props: {
  entity: DataContractEntity;
  /** `<object>.<path>` of a column to scroll to, to open and to mark. */
  column?: string;
  /** Makes a link to a column from `<object>.<path>`. */
  linkTo?: (column: string) => string;
}) {
  const { entity, column, linkTo } = props;
  const { definition } = entity.spec;
  const { contract, problems, warnings } = useMemo(
    () => parseContract(definition),
    [definition],
  );
  return contract ? (
    <>
      <ContractNotes warnings={warnings} />
      <ContractView contract={contract} column={column} linkTo={linkTo} />
    </>
  ) : (
    <ContractProblems problems={problems} />
  );
}
