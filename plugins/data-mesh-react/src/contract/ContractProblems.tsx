import { WarningPanel } from '@backstage/core-components';
import { ContractProblem } from '@meshport/backstage-plugin-data-mesh-common';

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
      <ul>
        {props.problems.map(({ path, message }) => (
          <li key={`${path} ${message}`}>
            {path ? <code>{path}</code> : 'The document'} {message}
          </li>
        ))}
      </ul>
    </WarningPanel>
  );
}
