import Button from '@material-ui/core/Button';
import Alert from '@material-ui/lab/Alert';
import {
  failureKind,
  failureMessage,
  SessionEnded,
} from '@meshport/backstage-plugin-data-mesh-react';

/** Says, in the place of one port among others, why it could not be read. */
export function PortFailure(props: { error: Error; onRetry: () => void }) {
  const { error, onRetry } = props;
  return failureKind(error) === 'session' ? (
    <SessionEnded typedText="kept" />
  ) : (
    <Alert
      severity="error"
      action={
        <Button color="inherit" size="small" onClick={onRetry}>
          Try again
        </Button>
      }
    >
      This port could not be read: {failureMessage(error)}
    </Alert>
  );
}
