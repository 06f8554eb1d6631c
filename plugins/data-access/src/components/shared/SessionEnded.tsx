import Button from '@material-ui/core/Button';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';

/**
 * Says that the session is over and offers to sign in again. A native link to
 * the page itself loads the portal anew, which asks for the sign-in and comes
 * back here.
 */
export function SessionEnded(props: { keepsDraft?: boolean }) {
  return (
    <Alert
      severity="warning"
      action={
        <Button color="inherit" size="small" href={window.location.href}>
          Sign in again
        </Button>
      }
    >
      <AlertTitle>Your session has ended</AlertTitle>
      {props.keepsDraft
        ? 'What you typed is kept in this browser tab: sign in again, then send it.'
        : 'Sign in again to go on.'}
    </Alert>
  );
}
