import { ResponseError } from '@backstage/errors';
import Button from '@material-ui/core/Button';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';

/**
 * Says what could not be read and why, with a way to try again.
 * @internal
 */
export function FailurePanel(props: {
  title: string;
  error: Error;
  onRetry: () => void;
}) {
  const { title, error, onRetry } = props;
  return (
    <Alert
      severity="error"
      action={
        <Button color="inherit" size="small" onClick={onRetry}>
          Try again
        </Button>
      }
    >
      <AlertTitle>{title}</AlertTitle>
      {reasonOf(error)}
    </Alert>
  );
}

// The backend's own sentence is for people; the client's is about HTTP.
function reasonOf(error: Error): string {
  return error instanceof ResponseError
    ? error.body.error.message
    : error.message;
}
