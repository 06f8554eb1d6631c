import { WarningPanel } from '@backstage/core-components';
import { ContractProblem } from '@meshport/backstage-plugin-data-mesh-common';
import { ProblemList } from './ProblemList';

/**
 * What was passed over when a contract was read: it is shown all the same.
 * Shows nothing without warnings.
 * @public
 */
export function ContractNotes(props: { warnings: ContractProblem[] }) {
  const { warnings } = props;
  if (warnings.length === 0) {
    return null;
  }
  return (
    <WarningPanel
      severity="info"
      title={`${warnings.length} ${
        warnings.length === 1 ? 'note' : 'notes'
      } on this contract`}
      message="It can be read, but does not keep to the standard in every place."
    >
      <ProblemList problems={warnings} />
    </WarningPanel>
  );
}
