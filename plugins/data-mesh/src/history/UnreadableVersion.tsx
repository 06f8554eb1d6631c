import { WarningPanel } from '@backstage/core-components';
import { ContractProblem } from '@meshport/backstage-plugin-data-mesh-common';

/**
 * Why a version of a contract cannot be read.
 * @internal
 */
export function UnreadableVersion(props: {
  name: string;
  problems: ContractProblem[];
}) {
  const { name, problems } = props;
  return (
    <WarningPanel
      severity="error"
      title={`This version is no valid contract: ${name}`}
      message="Only its text can be compared."
    >
      <ul>
        {problems.map(({ path, message }, index) => (
          <li key={index}>
            {path ? <code>{path}</code> : 'The document'} {message}
          </li>
        ))}
      </ul>
    </WarningPanel>
  );
}
