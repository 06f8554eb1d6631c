import { ContractProblem } from '@meshport/backstage-plugin-data-mesh-common';

/**
 * Things to mend, each with its place in the document.
 * @internal
 */
export function ProblemList(props: { problems: ContractProblem[] }) {
  return (
    <ul>
      {props.problems.map(({ path, message }, index) => (
        <li key={index}>
          {path ? <code>{path}</code> : 'The document'} {message}
        </li>
      ))}
    </ul>
  );
}
