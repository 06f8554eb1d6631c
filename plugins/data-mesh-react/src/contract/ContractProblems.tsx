import { WarningPanel } from '@backstage/core-components';
import { ContractProblem } from '@meshport/backstage-plugin-data-mesh-common';
import { ProblemList } from './ProblemList';

/**
 * Says why a contract cannot be shown: each problem with the place in the
 * document where it is.
 * @public
 */
export function ContractProblems(props: { problems: ContractProblem[] }) {
  return (
    <WarningPanel
      severity="error"
      title="The contract cannot be read"
      message="Mend these places in the contract file and commit it; the catalog reads it again by itself."
      defaultExpanded
    >
      <ProblemList problems={props.problems} />
    </WarningPanel>
  );
}
