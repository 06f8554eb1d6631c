import { ResponseError } from '@backstage/errors';
import {
  ActionFailure,
  hasStatus,
} from '@meshport/backstage-plugin-data-mesh-react';
import Alert from '@material-ui/lab/Alert';
import { ProblemList } from './ProblemList';

/** A line for each place at fault, named as the text on the page has it. */
function problemsIn(error: ResponseError): string[] {
  return error.body.error.message
    .split('\n')
    .map(line => line.replace(/^scorecard\./, ''))
    .filter(Boolean);
}

/**
 * Why the question was not answered.
 * @internal
 */
export function RefusedQuestion(props: { error: Error }) {
  const { error } = props;
  if (error instanceof ResponseError && hasStatus(error, 400)) {
    return <ProblemList problems={problemsIn(error)} />;
  }
  if (hasStatus(error, 403)) {
    return (
      <Alert severity="warning">
        You may not ask what other rules would do. The permission
        data-governance.scorecard.evaluate is needed; ask those who run this
        portal for it.
      </Alert>
    );
  }
  return <ActionFailure error={error} typedText="kept" />;
}
