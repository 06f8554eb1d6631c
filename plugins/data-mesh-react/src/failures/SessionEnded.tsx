import Button from '@material-ui/core/Button';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';

/**
 * What becomes of the typed text when the person signs in again: there is
 * none, it is `kept` over a reload, or it is only `here` on the page.
 * @public
 */
export type TypedText = 'none' | 'kept' | 'here';

const ADVICE: Record<TypedText, string> = {
  none: 'Sign in again to go on.',
  kept: 'What you typed is kept in this browser tab: sign in again, then send it.',
  here: 'Sign in again in another tab, then come back here and try once more. What you typed stays.',
};

/**
 * Says that the session is over and offers to sign in again. A native link to
 * the page itself loads the portal anew, which asks for the sign-in and comes
 * back to the same page.
 * @public
 */
export function SessionEnded(props: { typedText?: TypedText }) {
  const { typedText = 'none' } = props;
  const newTab = typedText === 'here';
  return (
    <Alert
      severity="warning"
      action={
        <Button
          color="inherit"
          size="small"
          href={window.location.href}
          target={newTab ? '_blank' : undefined}
          rel={newTab ? 'noopener' : undefined}
        >
          Sign in again
        </Button>
      }
    >
      <AlertTitle>Your session has ended</AlertTitle>
      {ADVICE[typedText]}
    </Alert>
  );
}
