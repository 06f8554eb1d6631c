import Button from '@material-ui/core/Button';
import Alert from '@material-ui/lab/Alert';
import { failureKind, failureMessage } from './failureKind';
import { SessionEnded } from './SessionEnded';

/**
 * Says that what is shown could not be refreshed.
 * @public
 */
export function StaleWarning(props: {
  /** What is shown, e.g. `list`. */
  what: string;
  error: Error;
  onRetry: () => void;
}) {
  const { what, error, onRetry } = props;
  if (failureKind(error) === 'session') {
    return <SessionEnded />;
  }
  return (
    <Alert
      severity="warning"
      action={
        <Button color="inherit" size="small" onClick={onRetry}>
          Try again
        </Button>
      }
    >
      This {what} may be out of date: {failureMessage(error)}
    </Alert>
  );
}
