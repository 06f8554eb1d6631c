import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';

/**
 * What is wrong with a scorecard, place by place.
 * @internal
 */
export function ProblemList(props: { problems: string[] }) {
  const { problems } = props;
  return (
    <Alert severity="error">
      <AlertTitle>This scorecard can't be used</AlertTitle>
      <ul style={{ margin: 0, paddingLeft: '1.2em' }}>
        {problems.map(problem => (
          <li key={problem} style={{ overflowWrap: 'anywhere' }}>
            {problem}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
